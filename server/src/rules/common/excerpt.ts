/** What a message looks like that was copied from an RFC, from ngrep or from a log, and how it becomes a message again. */

import { firstLineEnd, isBlank, skipBlanks } from '../../sip/syntax/lines.ts';
import { startLineLikeness } from '../../sip/syntax/start-line.ts';
import type { Message } from '../../sip/syntax/tree.ts';

/** From where a text was copied, by what that put around it. */
export type Decoration = 'indented' | 'page-break' | 'dots';

/** How many head lines must agree before they count as decorated. */
const enough = 3;

const pageBreak = /^\[Page \d+\]\s+RFC \d{3,5}\b[^\r\n]*\b\d{4}[ \t]*(?:$|[\r\n])/u;
const longestBreak = 200;
const pageFooter = /\[Page \d+\][ \t]*$/u;
const pageHeader = /^RFC \d{3,5}\b.*\b\d{4}[ \t]*$/u;

/** What surrounds the lines of a message and belongs to none of them. */
export function decorationOf(message: Message): Decoration | undefined {
  if (isIndented(message)) return 'indented';
  if (endsInDots(message)) return 'dots';
  return hasPageBreak(message) ? 'page-break' : undefined;
}

/** The text of a message without what was put around its lines, and with `###` before each further message in it. */
export function undecorated(text: string): string {
  const lineEnd = firstLineEnd(text) ?? '\n';
  let lines = withoutPageBreaks(text.split(/\r\n|\r|\n/u));
  lines = dedented(lines);
  if (lines[0]?.endsWith('.') === true && lines.filter((line) => line === '.').length > 0) lines = withoutDots(lines);
  return separated(lines).join(lineEnd);
}

/** Start line and all of the head begin with blanks, so that the head seems to continue nothing. */
function isIndented({ startLine, head, source }: Message): boolean {
  if (head.length === 0 || !isBlank(source.charCodeAt(startLine.start))) return false;
  return head.every(({ start }) => isBlank(source.charCodeAt(start)));
}

/** ngrep prints a dot for each CR, so that each line ends in one and the empty line is a single one. */
function endsInDots({ startLine, head, source }: Message): boolean {
  if (head.length < enough) return false;
  return [startLine, ...head].every(({ start, end }) =>
    /\.(?:\r\n|\r|\n)?$/u.test(source.slice(Math.max(start, end - 3), end)),
  );
}

/** The footer of a page of an RFC with the header of the next one. */
function hasPageBreak({ source, start, end }: Message): boolean {
  const footer = source.indexOf('[Page ', start);
  return footer !== -1 && footer < end && pageBreak.test(source.slice(footer, footer + longestBreak));
}

/** From the blank lines above the footer to those below the header of the next page. */
function withoutPageBreaks(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (!pageFooter.test(lines[index] ?? '')) {
      kept.push(lines[index] ?? '');
      continue;
    }
    while (isEmpty(kept.at(-1))) kept.pop();
    const next = skipEmpty(lines, index + 1);
    index = (pageHeader.test((lines[next] ?? '').replace('\f', '')) ? skipEmpty(lines, next + 1) : next) - 1;
  }
  return kept;
}

function skipEmpty(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && isEmpty(lines[index])) index += 1;
  return index;
}

function isEmpty(line: string | undefined): boolean {
  return line !== undefined && /^[ \t\f]*$/u.test(line);
}

/** Takes away as many blanks as all lines begin with, so that folded lines stay folded. */
function dedented(lines: readonly string[]): string[] {
  const widths = lines.filter((line) => !isEmpty(line)).map((line) => skipBlanks(line, 0, line.length));
  const width = widths.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  return lines.map((line) => (isEmpty(line) ? '' : line.slice(width)));
}

function withoutDots(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/\.$/u, ''));
}

function separated(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => (index > 0 && startLineLikeness(line, 0) === 'whole' ? ['###', line] : [line]));
}
