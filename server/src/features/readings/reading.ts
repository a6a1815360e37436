/** What a value says to somebody who can read it: where an answer goes, what kind of address that is, when a date is. */

import type { Part } from '../../rules/calls.ts';
import type { Context } from '../../rules/rule.ts';
import { type Span, spanOf, type Token } from '../../sip/span.ts';
import type { Block } from '../../sip/syntax/tree.ts';
import { linkSections } from '../links.ts';
import { code } from '../markdown.ts';
import type { Words } from '../words.ts';

/** One sentence of `texts/…/readings.ts`. */
export interface Remark {
  readonly key: string;
  /** What of the file is filled in is shown as code. */
  readonly args?: Readonly<Record<string, string | number>>;
}

export interface Reading extends Span {
  /** What it is, by its key among the kinds. */
  readonly kind: string;
  /** What stands there. */
  readonly text: string;
  readonly remarks: readonly Remark[];
  readonly spec: string;
}

/** Where a value stands, and what the rest of the file tells of it. */
export interface ReadingPlace {
  readonly block: Block;
  /** What the size of a body depends on; nothing where it is not known. */
  readonly context?: (() => Context) | undefined;
  /** The messages of the file with a Call-ID, as many as are compared. */
  readonly partsOf?: ((callId: string) => readonly Part[]) | undefined;
}

/** True of a part of a value that the cursor is on. */
export type IsOn = (part: Token | undefined) => part is Token;

/** The paragraphs of a reading. */
export function describeReading({ kind, text, remarks, spec }: Reading, words: Words): readonly string[] {
  const said = remarks.map(({ key, args }) => words('readings', key, args) ?? '').filter((line) => line !== '');
  const title = `**${code(cut(text))}** · ${words('readings', `kind/${kind}`) ?? ''}`;
  const lines = said.length > 1 ? said.map((line) => `- ${line}`).join('\n') : said.join('');
  return [title, linkSections(lines), linkSections(spec)].filter((paragraph) => paragraph !== '');
}

/** Nobody reads the whole of a longer value in a title. */
const longest = 60;

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** Nothing where there is nothing to say, or where it is not known before the message is sent. */
export function readingOf(
  kind: string,
  { start, end, text }: Token,
  remarks: readonly (Remark | undefined)[],
  spec = '',
): Reading | undefined {
  const said = remarks.filter((remark) => remark !== undefined);
  if (text === '' || text.includes('{{') || said.length === 0) return undefined;
  return { kind, text, remarks: said, spec, ...spanOf(start, end) };
}
