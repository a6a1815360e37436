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

export function isRequest({ startLine }: Message): boolean {
  return startLine.kind === 'request';
}
