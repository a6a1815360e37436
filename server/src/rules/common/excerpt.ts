/** What a message looks like that was copied from an RFC, from ngrep or from a log, and how it becomes a message again. */

import { type Span, spanOf } from '../../sip/span.ts';
import { endOfLine, firstLineEnd, isBlank, skipBlanks } from '../../sip/syntax/lines.ts';
import { startLineLikeness } from '../../sip/syntax/start-line.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { unescaped } from './dissected.ts';
import { isOfLog, messagesInLog } from './log-messages.ts';

/** From where a text was copied, by what that put around it. */
export type Decoration = 'indented' | 'page-break' | 'dots' | 'links' | 'entities';

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
  if (hasPageBreak(message)) return 'page-break';
  const text = message.source.slice(message.start, message.blank?.start ?? message.end);
  if (withoutLinks(text) !== text) return 'links';
  return escapedAngle.test(text) ? 'entities' : undefined;
}

/** What a log put before the start line in its line: at least one word with a digit or a bracket in it, before what is a whole start line by itself. */
export function prefixOf({ source, startLine }: Message): Span | undefined {
  const line = source.slice(startLine.start, endOfLine(source, startLine.start));
  const found =
    /^(?<prefix>\S.*[ \t])(?:[A-Z]+ (?:sips?|tel|urn):\S+ SIP\/2\.0|SIP\/2\.0 [1-6]\d\d(?: .*)?)[ \t.]*$/u.exec(line);
  const prefix = found?.groups?.prefix ?? '';
  return /[\d[\]()<>|]/u.test(prefix) ? spanOf(startLine.start, startLine.start + prefix.length) : undefined;
}

/** The text of a message without what was put around its lines, and with `###` before each further message in it. */
export function undecorated(text: string): string {
  const log = undecoratedLog(text);
  if (log !== undefined) return log;
  const lineEnd = firstLineEnd(text) ?? '\n';
  let lines = dedented(withoutPageBreaks(linesOf(text)));
  if (lines[0]?.endsWith('.') === true && lines.filter((line) => line === '.').length > 0) lines = withoutDots(lines);
  return separated(lines).join(lineEnd);
}

/** The messages among the lines of a log; nothing where no line has to go. */
export function undecoratedLog(text: string): string | undefined {
  const plain = readable(text);
  const lines = joined(withoutPageBreaks(linesOf(plain)));
  const unfolded = inSeveralLines(lines);
  const isChanged = plain !== text || unfolded.length > lines.length;
  const sorted = messagesInLog(unfolded) ?? (isChanged ? unfolded : undefined);
  return sorted?.join(firstLineEnd(text) ?? '\n');
}

/** A CR by itself may stand in a body that is no text; where it ends lines, there is no LF. */
function linesOf(text: string): string[] {
  return text.split(text.includes('\n') ? /\r?\n/u : '\r');
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const escapedAngle = /&lt;(?:sips?|tel):/iu;

/** The text of a page of the web that was copied with its entities, or whose addresses have become links. */
function readable(text: string): string {
  const plain = withoutLinks(text);
  if (!escapedAngle.test(plain)) return plain;
  return plain.replaceAll(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => entities[entity] ?? entity);
}

/** Markdown, into which trackers and chats turn what looks like an address: `[a@b](mailto:a@b)`. */
export const linkSigns: readonly string[] = ['](mailto:', '](sip:', '](sips:', '](http://', '](https://'];

function withoutLinks(text: string): string {
  if (!linkSigns.some((sign) => text.includes(sign))) return text;
  const link = /\[(?<text>[^[\]\s]{1,200})\]\((?:mailto:|sips?:|https?:\/\/)?(?<target>[^()\s]{1,200})\)/giu;
  return text.replaceAll(link, (whole, shown: string, target: string) =>
    shown === target || shown.endsWith(`:${target}`) || shown.endsWith(`/${target}`) ? shown : whole,
  );
}

/** ngrep breaks its lines where the window ends, and begins each with two blanks. */
function joined(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let isPacket = false;
  for (const [index, line] of lines.entries()) {
    const isPart: boolean = isPacket && line.startsWith('  ');
    if (isPart && (lines[index - 1] ?? '').startsWith('  ')) whole.push((whole.pop() ?? '') + line.slice(2));
    else whole.push(line);
    isPacket = isPart || /^[UTI] .*-> /u.test(line);
  }
  return whole;
}

function inSeveralLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const message = unescaped(line);
    return message === undefined ? line : [...message, ''];
  });
}

/** Start line and all of the head begin with blanks, so that the head seems to continue nothing. A line of blanks is what the empty line below the head became. */
function isIndented({ startLine, head, source }: Message): boolean {
  if (head.length === 0 || !isBlank(source.charCodeAt(startLine.start))) return false;
  const end = head.findIndex((line) => line.kind === 'stray' && line.content.text === '');
  const own = end === -1 ? head : head.slice(0, end);
  return own.length > 0 && own.every(({ start }) => isBlank(source.charCodeAt(start)));
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

/** Where the first line is indented, takes away as many blanks as all indented lines begin with, so that folded lines stay folded. What a log says in between is not indented. */
function dedented(lines: readonly string[]): string[] {
  const widthOf = (line: string): number => skipBlanks(line, 0, line.length);
  const widths = lines.filter((line) => !isEmpty(line)).map(widthOf);
  if ((widths[0] ?? 0) === 0) return lines.map((line) => (isEmpty(line) ? '' : line));
  const width = widths.reduce((least, each) => (each > 0 ? Math.min(least, each) : least), Number.POSITIVE_INFINITY);
  return lines.map((line) => (isEmpty(line) ? '' : line.slice(Math.min(width, widthOf(line)))));
}

function withoutDots(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/\.$/u, ''));
}

/** Puts `###` before each further message, and makes comments of the lines that a log put between the two. */
function separated(lines: readonly string[]): readonly string[] {
  const result: string[] = [];
  let emptyLine = -1;
  for (const [index, line] of lines.entries()) {
    if (index > 0 && startLineLikeness(line, 0) === 'whole') {
      const between = takeLogLines(result, emptyLine);
      result.push('###', ...between);
      emptyLine = -1;
    } else if (line === '' && emptyLine === -1) emptyLine = result.length;
    result.push(line);
  }
  return withoutTrailer(result, emptyLine);
}

/** Below the last message no comment can stand, so what a log put there goes. */
function withoutTrailer(lines: readonly string[], emptyLine: number): readonly string[] {
  const kept = [...lines];
  return takeLogLines(kept, emptyLine).length === 0 ? lines : [...kept, ''];
}

/** Takes the lines of a log from the end of a message, down to the empty line that ends its head, and gives them back as comments. */
function takeLogLines(lines: string[], emptyLine: number): string[] {
  let start = lines.length;
  while (start > emptyLine + 1 && (isEmpty(lines[start - 1]) || isOfLog(lines[start - 1] ?? ''))) start -= 1;
  return lines.splice(start).flatMap((line) => (isEmpty(line) ? [] : [`# ${line}`]));
}
