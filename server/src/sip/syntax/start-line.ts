/** Start lines: which line is one, and what its parts are. */

import { tokenOf } from '../span.ts';
import { afterLineEnd, endOfLine, endOfWord, isBlank, skipBlanks, trimBlanks } from './lines.ts';
import type { BrokenLine, RequestLine, StartLine, StatusLine } from './tree.ts';

/** How sure it is that a line is a start line: it has the whole form, it has the parts, or it has neither. */
export type Likeness = 'whole' | 'parts' | 'none';

const colon = 0x3a;
const slash = 0x2f;

/** Reads the start line at `start`, whatever stands there. */
export function readStartLine(text: string, start: number): StartLine {
  const lineEnd = endOfLine(text, start);
  const end = afterLineEnd(text, lineEnd);
  const from = skipBlanks(text, start, lineEnd);
  const to = trimBlanks(text, from, lineEnd);
  if (beginsVersion(text, from)) return readStatusLine(text, start, from, lineEnd, end);
  if (likenessOf(text, from, to) !== 'none') return readRequestLine(text, start, from, to, end);
  return { kind: 'broken', start, end, content: tokenOf(text, from, to) } as BrokenLine;
}

/** How much the line at `start` looks like a start line. */
export function startLineLikeness(text: string, start: number): Likeness {
  const lineEnd = endOfLine(text, start);
  const from = skipBlanks(text, start, lineEnd);
  return likenessOf(text, from, trimBlanks(text, from, lineEnd));
}

function likenessOf(text: string, from: number, to: number): Likeness {
  if (beginsVersion(text, from)) return statusLikeness(text, from, to);
  const methodEnd = endOfWord(text, from, to);
  const versionStart = startOfLastWord(text, from, to);
  const uriStart = skipBlanks(text, methodEnd, to);
  const uriEnd = trimBlanks(text, uriStart, Math.max(uriStart, versionStart));
  if (methodEnd === to || uriStart >= versionStart || holds(text, colon, from, methodEnd)) return 'none';
  const hasScheme = holds(text, colon, uriStart, uriEnd);
  if (!beginsVersion(text, versionStart)) {
    return hasScheme && !hasBlank(text, uriStart, uriEnd) && holds(text, slash, versionStart, to) ? 'parts' : 'none';
  }
  return hasScheme && !hasBlank(text, uriStart, uriEnd) ? 'whole' : 'parts';
}

function statusLikeness(text: string, from: number, to: number): Likeness {
  const code = skipBlanks(text, endOfWord(text, from, to), to);
  const hasThreeDigits = [0, 1, 2].every((place) => isDigit(text.charCodeAt(code + place)));
  return code + 3 <= to && hasThreeDigits ? 'whole' : 'parts';
}

/** RFC 3261 §7.1: Request-Line = Method SP Request-URI SP SIP-Version CRLF. */
function readRequestLine(text: string, start: number, from: number, to: number, end: number): RequestLine {
  const methodEnd = endOfWord(text, from, to);
  const versionStart = startOfLastWord(text, from, to);
  const uriStart = skipBlanks(text, methodEnd, to);
  return {
    kind: 'request',
    start,
    end,
    method: tokenOf(text, from, methodEnd),
    uri: tokenOf(text, uriStart, trimBlanks(text, uriStart, versionStart)),
    version: tokenOf(text, versionStart, to),
  } as RequestLine;
}

/** RFC 3261 §7.2: Status-Line = SIP-Version SP Status-Code SP Reason-Phrase CRLF. */
function readStatusLine(text: string, start: number, from: number, lineEnd: number, end: number): StatusLine {
  const versionEnd = endOfWord(text, from, lineEnd);
  const codeStart = skipBlanks(text, versionEnd, lineEnd);
  const codeEnd = endOfWord(text, codeStart, lineEnd);
  return {
    kind: 'response',
    start,
    end,
    version: tokenOf(text, from, versionEnd),
    code: tokenOf(text, codeStart, codeEnd),
    reason: tokenOf(text, Math.min(codeEnd + 1, lineEnd), lineEnd),
  } as StatusLine;
}

/** `SIP/` in any case: the literal text of a grammar knows no case (RFC 3261 §7.1, RFC 5234 §2.3). */
function beginsVersion(text: string, at: number): boolean {
  return (
    (text.charCodeAt(at) | 0x20) === 0x73 &&
    (text.charCodeAt(at + 1) | 0x20) === 0x69 &&
    (text.charCodeAt(at + 2) | 0x20) === 0x70 &&
    text.charCodeAt(at + 3) === slash
  );
}

function startOfLastWord(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && !isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function holds(text: string, code: number, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === code) return true;
  return false;
}

function hasBlank(text: string, from: number, to: number): boolean {
  return endOfWord(text, from, to) < to;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
