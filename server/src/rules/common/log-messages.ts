/** The messages among the lines of a log: each as it was, below a `###` where another stands above it, with what the log said before it as comments. */

import { byteLength } from '../../sip/encoding.ts';
import { type Beginning, bare, beginningIn, isField, type Unwrap, unwrapFor, withoutDot } from './wrapping.ts';

/** Further down a head has ended. */
const longestHead = 200;

/** No body holds more messages. */
const mostWithin = 8;

interface Found {
  /** What stood before the start line in its line and not before the others. */
  readonly before: string;
  readonly lines: readonly string[];
  /** The line behind the last one. */
  readonly end: number;
  readonly isWrapped: boolean;
}

/** The lines sorted out; nothing where there is nothing to do, or no message. */
export function messagesInLog(lines: readonly string[]): readonly string[] | undefined {
  const sorted: string[] = [];
  let between: string[] = [];
  let count = 0;
  let [isLog, hasLogAbove] = [false, false];
  for (let at = 0; at < lines.length; ) {
    const found = messageAt(lines, at);
    if (found === undefined) {
      between.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    sorted.push(...(count === 0 ? above(between) : ['###', ...between.flatMap(comment)]));
    sorted.push(...comment(found.before), ...found.lines);
    isLog ||= found.isWrapped || count > 0;
    hasLogAbove ||= count === 0 && between.some((line) => !isOfPreamble(line));
    between = [];
    count += 1;
    at = found.end;
  }
  return isLog || (hasLogAbove && between.some(isOfLog)) ? [...sorted, ''] : undefined;
}

/** Blank lines, comments, directives and variables may stand above the first message as they are. */
function above(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => (isOfPreamble(line) ? line : comment(line)));
}

function isOfPreamble(line: string): boolean {
  return /^(?:[ \t]*$|#|@)/u.test(line);
}

/** What separates the entries of a log, or marks where a text begins and ends, says nothing. No directive comes about from what somebody else has written. */
function comment(line: string): readonly string[] {
  const text = line.trim();
  if (!/[\p{L}\p{N}]{2}/u.test(text) || /^(?:`{3,}|~{3,})/u.test(text)) return [];
  if (/^#(?![ \t]*@)/u.test(text)) return [text];
  return [/^#?[ \t]*@/u.test(text) ? `#${text}` : `# ${text}`];
}

function messageAt(lines: readonly string[], at: number): Found | undefined {
  const begin = beginningIn(lines[at] ?? '');
  const wrapped = begin === undefined ? undefined : unwrapFor(begin, lines[at + 1]);
  if (begin === undefined || wrapped === undefined) return undefined;
  const hasDots = endsInDots(begin, lines, at, wrapped);
  const unwrap = hasDots ? withoutDot(wrapped) : wrapped;
  const startLine = hasDots ? begin.startLine.replace(/\.$/u, '') : begin.startLine;
  const headEnd = endOfHead(lines, at + 1, unwrap);
  const head = [startLine, ...unwrapped(lines, at + 1, headEnd, unwrap)];
  const hasEnd = headEnd < lines.length && unwrap(lines[headEnd] ?? '') === '';
  const bodyStart = hasEnd ? headEnd + 1 : headEnd;
  const end = hasEnd ? endOfBody(head, lines, bodyStart, unwrap) : headEnd;
  const body = unwrapped(lines, bodyStart, end, unwrap);
  const before = wrapped === bare ? begin.prefix : '';
  const isWrapped = wrapped !== bare || begin.prefix !== '' || hasDots;
  return { before, lines: [...head, '', ...body], end, isWrapped };
}

function unwrapped(lines: readonly string[], from: number, to: number, unwrap: Unwrap): readonly string[] {
  return lines.slice(from, to).map((line) => unwrap(line) ?? '');
}

/** Where the start line and the first field end in a dot, and the empty line below the head is one. */
function endsInDots({ startLine, suffix }: Beginning, lines: readonly string[], at: number, unwrap: Unwrap): boolean {
  if (!/\.$/u.test(startLine + suffix) || !(lines[at + 1] ?? '').endsWith('.')) return false;
  const head = lines.slice(at + 1, at + longestHead);
  const end = head.findIndex((line) => !/.\.$/u.test(unwrap(line) ?? ''));
  return end !== -1 && unwrap(head[end] ?? '') === '.';
}

/** A line of the head that is no field stays in it, since messages are broken in many ways; what a log says, and what is no line of the message, ends it. */
function endOfHead(lines: readonly string[], from: number, unwrap: Unwrap): number {
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = unwrap(lines[at] ?? '');
    if (line === undefined || line === '') break;
    if (!isField(line) && (isOfLog(line) || beginsMessage(lines, at))) break;
  }
  return at;
}

/** RFC 3261 §20.14: the body is as long as the head says; where it is not, its lines tell. */
function endOfBody(head: readonly string[], lines: readonly string[], from: number, unwrap: Unwrap): number {
  const type = valueIn(head, /^(?:content-type|c)[ \t]*:/iu);
  const length = Number(valueIn(head, /^(?:content-length|l)[ \t]*:/iu) ?? Number.NaN);
  const counted = length > 0 ? countedEnd(lines, from, length, unwrap) : undefined;
  if (counted !== undefined) return counted;
  if (/^application\/sdp\b/iu.test(type ?? '')) return endOfDescription(lines, from, unwrap);
  if (length === 0 || (type === undefined && Number.isNaN(length))) return from;
  let end = from + (/^message\/sip/iu.test(type ?? '') ? 1 : 0);
  while (end < lines.length && unwrap(lines[end] ?? '') !== undefined && !beginsMessage(lines, end)) end += 1;
  while (end > from && /^[ \t]*$/u.test(lines[end - 1] ?? '')) end -= 1;
  while (end > from && (/^[ \t]*$/u.test(lines[end - 1] ?? '') || isOfLog(lines[end - 1] ?? ''))) end -= 1;
  return end;
}

/** With line ends of two bytes or one, the last of them counted or not. */
function countedEnd(lines: readonly string[], from: number, length: number, unwrap: Unwrap): number | undefined {
  let [size, count, within] = [0, 0, 0];
  for (let at = from; at < lines.length && size + count <= length; at += 1) {
    const line = unwrap(lines[at] ?? '');
    within += beginningIn(line ?? '') === undefined ? 0 : 1;
    if (line === undefined || within > mostWithin) return undefined;
    size += byteLength(line, 'utf-8');
    count += 1;
    if ([2 * count, count, 2 * (count - 1), count - 1].some((ends) => size + ends === length)) return at + 1;
  }
  return undefined;
}

/** RFC 8866 §5: each line of a session description is a letter and a value, here with a blank between as well. */
function endOfDescription(lines: readonly string[], from: number, unwrap: Unwrap): number {
  let at = from;
  while (at < lines.length && /^[a-z][ \t]*=/u.test(unwrap(lines[at] ?? '') ?? '')) at += 1;
  return at;
}

function beginsMessage(lines: readonly string[], at: number): boolean {
  const begin = beginningIn(lines[at] ?? '');
  return begin !== undefined && unwrapFor(begin, lines[at + 1]) !== undefined;
}

function valueIn(head: readonly string[], name: RegExp): string | undefined {
  const field = head.find((line) => name.test(line));
  return field?.slice(field.indexOf(':') + 1).trim();
}

/** No line of SDP, of XML or of prose begins or reads like the lines that programs print around messages. */
export function isOfLog(line: string): boolean {
  return /^(?:[A-Z] |#|\[|\(|[-=*]{2,}|<-+|`{3}|~{3}|F\d+\b|\d{1,4}[-:/.]\d|[A-Z][a-z]{2} {1,2}\d)|-> | -{1,3}> |\b(?:bytes|received|sent|from|to) .*\d/u.test(
    line,
  );
}
