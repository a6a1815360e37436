/** Tells a message that is still being typed from one that lacks something. */

import type { Span } from '../../sip/span.ts';
import { endOfLine, endsLine } from '../../sip/syntax/lines.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { hasField } from './head.ts';

/** RFC 3261 §8.1.1: what every request and every response carries. */
const core = ['via', 'from', 'to', 'call-id', 'cseq'] as const;

/** Of the core fields, so many may still be missing where somebody seems to be done. */
const mostMissing = 1;

/**
 * True when it can be said that something is missing.
 *
 * Headers are typed from top to bottom, and the empty line comes when they are done. So a message with its empty line is complete.
 * One without it is so, too, when nearly all is there: the field that usually stands last, Content-Length, or all core fields but one.
 * Until then nobody wants to read, above the line that is being typed, what else has not been typed yet.
 */
export function isComplete(message: Message): boolean {
  if (isEnded(message)) return true;
  let missing = 0;
  for (const name of core) if (!hasField(message, name)) missing += 1;
  return missing <= mostMissing;
}

/** The same for fields that stand below the core ones: as long as neither the empty line nor Content-Length is there, they may still come. */
export function isEnded(message: Message): boolean {
  return message.blank !== undefined || hasField(message, 'content-length');
}

/** True for what stands last in a message without its empty line: its end has perhaps not been typed yet. */
export function isBeingTyped(message: Message, end: number): boolean {
  return message.blank === undefined && end >= message.end;
}

/** True for what stands in the very last line of a message without its empty line, as long as that line has no end: more of it may still come. */
export function isOpenEnded(message: Message, span: Span): boolean {
  return message.blank === undefined && endOfLine(message.source, span.end) >= message.end;
}

/** True for the field in which somebody is typing: the very last one, before anything stands below it. */
export function isHalfTyped(message: Message, field: Field): boolean {
  if (!isBeingTyped(message, field.end)) return false;
  return field.value.text === '' || !endsLine(message.source, field.end);
}
