/** How big the head of a peer's message may be, over whatever transport it comes. */

import type { FramingKey } from '../notes.ts';

/** None of these is taken from what the peer declares. */
export interface HeadLimits {
  readonly head: number;
  readonly line: number;
  readonly fields: number;
}

export const headLimits: HeadLimits = { head: 64 * 1024, line: 16 * 1024, fields: 300 };

/** What is too much, and after how many bytes. */
export interface HeadFault {
  readonly key: FramingKey;
  readonly args: Readonly<Record<string, string | number>>;
  readonly at: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What is too much in the head of a message that came as a whole; nothing where it keeps the limits. */
export function headFault(bytes: Uint8Array, limits: HeadLimits = headLimits): HeadFault | undefined {
  const { head, line, fields } = limits;
  // So few bytes hold no more lines than that, and none that is longer.
  if (bytes.length <= Math.min(2 * fields, line)) return undefined;
  let lines = 0;
  let lineStart = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (at - lineStart >= line) return { key: 'frame-line-too-long', args: { limit: line }, at };
    if (at >= head) return { key: 'frame-head-too-big', args: { limit: head }, at };
    const code = bytes[at];
    if (code !== lineFeed && code !== carriageReturn) continue;
    // RFC 3261 §7.5: line ends before the start line are ignored.
    if (at === lineStart && lines > 0) return undefined;
    if (at > lineStart) lines += 1;
    // The start line is none of the fields.
    if (lines > fields + 1) return { key: 'frame-too-many-fields', args: { limit: fields }, at: lineStart };
    if (code === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
    lineStart = at + 1;
  }
  return undefined;
}

/** How many lines end in a stretch of a message that ends with LF: the parser takes a CR alone for a line end too. */
export function lineEndsIn(bytes: Uint8Array, from: number, end: number): number {
  let count = 0;
  for (let at = from; at < end; at += 1) {
    const code = bytes[at];
    if (code === lineFeed || (code === carriageReturn && bytes[at + 1] !== lineFeed)) count += 1;
  }
  return count;
}
