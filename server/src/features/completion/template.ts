/** Completion between `{{` and `}}`: variables, functions, and parts of earlier messages. */

import { functions } from '../../sip/functions.ts';
import { spanOf } from '../../sip/span.ts';
import type { Element } from '../../sip/syntax/at.ts';
import { startOfLine } from '../../sip/syntax/lines.ts';
import { promisedNames, scopeOf } from '../../sip/variables.ts';
import { visibleLine } from '../visible.ts';
import { type Completion, type CompletionPlace, filledIn, foreignItem, valueItem } from './item.ts';
import { endOfStep, type OpenExpression, referenceParts } from './reference.ts';
import { usualFirst } from './usual-first.ts';

const longestWord = 60;

/** Where braces mean something. */
const parts: ReadonlySet<Element['part']> = new Set([
  'directive-value',
  'variable-value',
  'broken',
  'uri',
  'reason',
  'field-value',
  'body',
  'include',
] as const);

/** The expression that the cursor stands in; nothing outside of braces. */
export function openExpression({ block, offset }: CompletionPlace, { part }: Element): OpenExpression | undefined {
  if (block.raw || !parts.has(part)) return undefined;
  const { text } = block;
  const open = /(?<!\\)\{\{[^\S\r\n]*(?<typed>[^\s{}]*)$/u.exec(lineBefore(text, offset));
  if (open?.groups?.typed === undefined) return undefined;
  const { typed } = open.groups;
  const rest = text.slice(offset, offset + 200);
  const more = /^[\w$.[\]-]*/u.exec(rest)?.[0].length ?? 0;
  const isClosed = /^[^\r\n{}]*\}\}/u.test(rest.slice(more));
  return { span: spanOf(offset - typed.length, offset + (isClosed ? more : 0)), typed, close: isClosed ? '' : '}}' };
}

/** The arguments that are words of a function, by its name: the first of them, and all others. */
const argumentWords: Readonly<Record<string, readonly [first: readonly string[], others: readonly string[]]>> = {
  cseq: [['+1'], []],
  datetime: [
    ['rfc1123', 'iso8601', '"‹YYYY-MM-DD›"'],
    ['s', 'm', 'h', 'd', 'w', 'M', 'y'],
  ],
  localDatetime: [
    ['rfc1123', 'iso8601', '"‹YYYY-MM-DD›"'],
    ['s', 'm', 'h', 'd', 'w', 'M', 'y'],
  ],
  timestamp: [[], ['s', 'm', 'h', 'd', 'w', 'M', 'y']],
};

/** The words that may stand behind the name of a function; nothing where no arguments are typed. */
export function argumentsAt({ block, offset }: CompletionPlace, { part }: Element): readonly Completion[] | undefined {
  if (block.raw || !parts.has(part)) return undefined;
  const call = /(?<!\\)\{\{[^\S\r\n]*\$(?<name>[\w.]+)(?<args>[^\S\r\n][^{}]*)$/u.exec(lineBefore(block.text, offset));
  const { name = '', args = '' } = call?.groups ?? {};
  if (call === null) return undefined;
  const [first, others] = argumentWords[name] ?? [[], []];
  const [, before = '', typed = ''] = /^(.*?)([^\s"]*)$/u.exec(args) ?? [];
  const words = before.trim() === '' ? first : /\s[+-]?\d+\s+$/u.test(before) ? others : [];
  const rest = /^[\w+-]*/u.exec(block.text.slice(offset, offset + longestWord))?.[0].length ?? 0;
  const span = spanOf(offset - typed.length, offset + rest);
  return words.map((word) => ({ ...valueItem(word, span), about: { kind: 'function', name } }));
}

/** What an expression may name. */
export function templateNames(expression: OpenExpression, place: CompletionPlace): readonly Completion[] {
  const { typed } = expression;
  const path = typed.slice(0, typed.lastIndexOf('.') + 1);
  if (!typed.startsWith('$') && path !== '') return referenceParts(path, expression, place);
  return [...variables(expression, place), ...calls(expression), ...blocks(expression, place)];
}

function variables(
  { span, close }: OpenExpression,
  { block, defaults, outside }: CompletionPlace,
): readonly Completion[] {
  const { own, inherited } = scopeOf(block, defaults);
  const values = new Map([...inherited, ...own]);
  const known = [...values].map(([name, { text }]): Completion => {
    return { ...foreignItem('variable', name, span, close), detail: visibleLine(text, 80) };
  });
  const promised = [block, ...defaults].flatMap((each) => [...promisedNames(each)]);
  const asked = [...new Set(promised)].filter((name) => name !== '' && !name.endsWith('.') && !values.has(name));
  const here = new Set([...values.keys(), ...asked]);
  const farther = (outside?.() ?? []).filter(({ name }) => !here.has(name));
  return [
    ...known,
    ...asked.map((name) => foreignItem('variable', name, span, close)),
    ...farther.map(({ name, file }) => ({ ...foreignItem('variable', name, span, close), detail: file })),
  ];
}

function calls({ span, close }: OpenExpression): readonly Completion[] {
  return usualFirst('functions', functions).map(({ name, form, fits, example }): Completion => {
    const sign = `$${name}`;
    const call = fits([]) ? sign : example.replace(/(?<=[ (]).*?(?=\)?$)/u, '‹$&›');
    const item = { label: sign, kind: 'function', span, detail: form, about: { kind: 'function', name } } as const;
    return { ...item, ...filledIn(call + close) };
  });
}

function blocks({ span }: OpenExpression, { block, offset, blockNames }: CompletionPlace): readonly Completion[] {
  const end = endOfStep(block.text, offset, span.end);
  const here = spanOf(span.start, end);
  const usable = blockNames().filter((name) => /^[^\s.[\]{}$]+$/u.test(name));
  if (block.text.startsWith('.', end)) return usable.map((name) => foreignItem('block', name, here));
  return usable.map((name) => ({ ...foreignItem('block', name, here, '.'), continues: true }));
}

function lineBefore(text: string, offset: number): string {
  const start = startOfLine(text, offset);
  return text.slice(start, offset);
}
