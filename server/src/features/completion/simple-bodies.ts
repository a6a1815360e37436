/** Completion in bodies that are lines of a name and a value: message summaries, key presses, and the headers of CPIM. */

import { bodyPlaceAt } from '../../sip/bodies/at.ts';
import { cpimHeaders } from '../../sip/bodies/cpim/headers.ts';
import { blankPartOf } from '../../sip/bodies/index.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { endOfLine, startOfLine } from '../../sip/syntax/lines.ts';
import type { SubjectName } from '../named.ts';
import { type Completion, type CompletionPlace, explainedBy, filledIn, valueItem } from './item.ts';

/** What the lines of a body may be. */
interface Lines {
  /** What stands between name and value, and what is written behind it. */
  readonly sign: string;
  readonly behind: string;
  readonly kind: SubjectName['kind'];
  /** What each line usually holds, by its name, in the order in which they stand. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const keys: Lines = {
  sign: '=',
  behind: '',
  kind: 'body-line',
  values: { Signal: [...'1234567890*#ABCD'], Duration: ['160', '250', '100'] },
};

const bodies: Readonly<Record<string, Lines>> = {
  'application/dtmf-relay': keys,
  // RFC 3842 §5.2: how many are new and how many old, and of these how many urgent.
  'application/simple-message-summary': {
    sign: ':',
    behind: ' ',
    kind: 'body-line',
    values: {
      'Messages-Waiting': ['yes', 'no'],
      'Message-Account': ['sip:‹alice@example.com›'],
      'Voice-Message': ['‹2›/‹8› (‹0›/‹2›)', '‹2›/‹8›'],
      'Fax-Message': ['‹0›/‹1›'],
      'Video-Message': ['‹0›/‹1›'],
      'Pager-Message': ['‹0›/‹1›'],
      'Multimedia-Message': ['‹0›/‹1›'],
      'Text-Message': ['‹0›/‹1›'],
    },
  },
  'message/cpim': {
    sign: ':',
    behind: ' ',
    kind: 'cpim-header',
    values: Object.fromEntries(
      cpimHeaders.map(({ name, example }) => [name, [`‹${example.slice(name.length + 1).trim()}›`]]),
    ),
  },
};

/** Nothing where the body is of no such type, or where the lines are over. */
export function lineOffers(place: CompletionPlace): readonly Completion[] | undefined {
  const { block, offset } = place;
  const at = bodyPlaceAt(block, offset);
  const part = blankPartOf(block) ?? at?.part;
  const lines = bodies[part?.type ?? ''];
  if (part === undefined || lines === undefined) return undefined;
  const { text } = block;
  const line = lineAt(text, offset);
  // What stands behind an empty line is another matter.
  if (/\S[^\r\n]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/u.test(text.slice(part.start, line.start))) return undefined;
  const written = text.slice(line.start, line.end);
  const sign = written.indexOf(lines.sign);
  if (sign === -1 || offset <= line.start + sign) return names(lines, part, place, line, sign);
  const name = written.slice(0, sign).trim();
  const [known, values] =
    Object.entries(lines.values).find(([each]) => each.toLowerCase() === name.toLowerCase()) ?? [];
  if (known === undefined || values === undefined) return [];
  const blanks = /^[ \t]*/u.exec(written.slice(sign + 1))?.[0].length ?? 0;
  const span = spanOf(Math.min(line.start + sign + 1 + blanks, offset), line.end);
  const before = offset === line.start + sign + 1 && blanks === 0 ? lines.behind : '';
  return explainedBy(
    { kind: lines.kind, name: known },
    values.map((value) => ({ ...valueItem(value, span), ...filledIn(before + value) })),
  );
}

/** Those that are not there yet. */
function names({ values, sign, behind, kind }: Lines, part: Span, { block }: CompletionPlace, line: Span, at: number) {
  const there = new Set(
    block.text
      .slice(part.start, part.end)
      .split(/\r\n|\r|\n/u)
      .map((each) => each.split(sign, 1)[0]?.trim().toLowerCase()),
  );
  const span = spanOf(line.start, at === -1 ? line.end : line.start + at);
  const own = block.text.slice(span.start, span.end).trim().toLowerCase();
  return Object.keys(values)
    .filter((name) => name.toLowerCase() === own || !there.has(name.toLowerCase()))
    .map((name): Completion => {
      const item = { label: name, kind: 'header', span, about: { kind, name } } as const;
      return at === -1 ? { ...item, text: `${name}${sign}${behind}`, continues: true } : { ...item, text: name };
    });
}

function lineAt(text: string, offset: number): Span {
  return spanOf(startOfLine(text, offset), endOfLine(text, offset));
}
