/** Completion in `# @expect` and `# @capture`: what a check is about, its operator, and what is expected. */

import { operatorNamed, operators } from '../../sip/checks/operators.ts';
import { readSubject, subjectWords } from '../../sip/checks/subject.ts';
import { headerNamed, headers } from '../../sip/headers/index.ts';
import { type Span, spanOf, type Token } from '../../sip/span.ts';
import { type Completion, type CompletionPlace, filledIn, namedItem, valueItem } from './item.ts';
import { codeItems } from './start-line.ts';
import { usualFirst } from './usual-first.ts';

/** Behind these something has to follow. */
const leading: ReadonlySet<string> = new Set(['header', 'request.', 'response.']);

/** What may be typed of a check where the cursor is; `patterns` are whole ones, for where nothing is typed. */
export function checkParts(
  key: 'expect' | 'capture',
  value: Token,
  patterns: readonly Completion[],
  { block, offset }: CompletionPlace,
): readonly Completion[] {
  const typed = block.text.slice(value.start, Math.max(value.start, offset));
  const name = key === 'capture' ? /^[^\s={}]+\s*=\s*/u.exec(typed)?.[0] : '';
  if (name === undefined) return patterns;
  const [, done = '', word = ''] = /^(.*?)(\S*)$/su.exec(typed.slice(name.length)) ?? [];
  const rest = /^\S*/u.exec(block.text.slice(offset))?.[0] ?? '';
  const span = spanOf(offset - word.length, offset + rest.length);
  if (done === '') return [...(key === 'expect' && rest === '' ? patterns : []), ...subjects(span)];
  if (done.trim() === 'header') return fields(span, word);
  if (key === 'capture') return [];
  const read = readSubject(done, (next) => operatorNamed(next) !== undefined);
  if (read === undefined) return [];
  const others = done.trim() === 'body' ? [valueItem('sdp.media[‹0›].port', span)] : [];
  const isFollowed = block.text.startsWith(' ', span.end);
  if (read.rest === '') return [...others, ...operatorItems(span, isFollowed)];
  const isOfStatus = done.trimStart().startsWith('status ') && /^[!=]=$/u.test(read.rest);
  return isOfStatus ? [...codeItems(span), ...classes.map((each) => valueItem(each, span))] : [];
}

const classes = ['1xx', '2xx', '3xx', '4xx', '5xx', '6xx'];

function subjects(span: Span): readonly Completion[] {
  return [...subjectWords, 'response.', 'request.'].map((text) => {
    const item = valueItem(text, span);
    if (!leading.has(text)) return item;
    return { ...item, text: text.endsWith('.') ? text : `${text} `, continues: true };
  });
}

/** `Contact`, and behind a semicolon its parameters. */
function fields(span: Span, word: string): readonly Completion[] {
  const [field = '', param] = word.split(';', 2);
  if (param === undefined) return usualFirst('headers', headers).map(({ name }) => namedItem('header', name, span));
  const header = headerNamed(field.replace(/\[.*$/u, ''));
  const within = spanOf(span.start + field.length + 1, span.end);
  return Object.keys(header?.params ?? {}).map((name) => ({
    label: name,
    kind: 'param',
    span: within,
    text: name,
    about: { kind: 'header-param', name, owner: header?.name ?? '' },
  }));
}

/** Where something follows already, the operator alone. */
function operatorItems(span: Span, isFollowed: boolean): readonly Completion[] {
  return operators.map(({ name, operand }): Completion => {
    const item = valueItem(name, span);
    if (operand === 'none' || isFollowed) return item;
    if (operand === 'text') return { ...item, text: `${name} `, continues: true };
    return { ...item, ...filledIn(operand === 'number' ? `${name} ‹1›` : `${name} /‹pattern›/`) };
  });
}
