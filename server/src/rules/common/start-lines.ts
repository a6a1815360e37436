/** What a start line says, for rules that need no more than its tokens. */

import { methodNamed } from '../../sip/methods.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { endOfLine, skipBlanks, trimBlanks } from '../../sip/syntax/lines.ts';
import type { Message } from '../../sip/syntax/tree.ts';

/** The start line without its line end: where it is said that something is missing. */
export function startLineSpan({ source, startLine }: Message): Span {
  const lineEnd = Math.min(endOfLine(source, startLine.start), startLine.end);
  const start = skipBlanks(source, startLine.start, lineEnd);
  const end = trimBlanks(source, start, lineEnd);
  return end > start ? spanOf(start, end) : spanOf(startLine.start, Math.max(startLine.start + 1, lineEnd));
}

/** RFC 3261 §7.2: three digits, of which the first is one of six. */
const statuses: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 600 }, (_, index) => [String(100 + index), 100 + index]),
);

/** The method of a request; nothing where it is no request, or where a template stands. */
export function methodOf({ startLine }: Message): string | undefined {
  if (startLine.kind !== 'request' || startLine.method.text.includes('{{')) return undefined;
  return startLine.method.text;
}

/** The status code of a response; nothing where it is no response, or no code of three digits. */
export function statusOf({ startLine }: Message): number | undefined {
  return startLine.kind === 'response' ? statuses.get(startLine.code.text) : undefined;
}

/** True for a start line of which no rule has anything to say: single spaces, a method that is registered or a code of three digits, and the version. */
export function isUsual({ source, startLine }: Message): boolean {
  if (startLine.kind === 'broken' || startLine.version.text !== 'SIP/2.0') return false;
  if (startLine.kind === 'response') {
    const { start, version, code, reason } = startLine;
    const isSpaced = version.start === start && isSpace(source, version, code) && source.charAt(code.end) === ' ';
    return isSpaced && statuses.has(code.text) && !/\.$|SIP\/2\.0/u.test(reason.text);
  }
  const { start, method, uri, version } = startLine;
  const isSpaced = method.start === start && isSpace(source, method, uri) && isSpace(source, uri, version);
  const isPlain = methodNamed(method.text) !== undefined && !/^<|[ \t]/u.test(uri.text);
  return isSpaced && isPlain && endOfLine(source, version.end) === version.end;
}

function isSpace(source: string, { end }: Span, { start }: Span): boolean {
  return start === end + 1 && source.charAt(end) === ' ';
}

export function isRequest({ startLine }: Message): boolean {
  return startLine.kind === 'request';
}
