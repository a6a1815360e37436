/** What a start line says, for rules that need no more than its tokens. */

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

/** The method of a request; nothing where it is no request, or where a template stands. */
export function methodOf({ startLine }: Message): string | undefined {
  if (startLine.kind !== 'request' || startLine.method.text.includes('{{')) return undefined;
  return startLine.method.text;
}

/** The status code of a response; nothing where it is no response, or no code of three digits. */
export function statusOf({ startLine }: Message): number | undefined {
  if (startLine.kind !== 'response' || !/^[1-6]\d\d$/u.test(startLine.code.text)) return undefined;
  return Number(startLine.code.text);
}

export function isRequest({ startLine }: Message): boolean {
  return startLine.kind === 'request';
}
