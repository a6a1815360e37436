/** Timestamp: when a request was sent, and how long its response took (RFC 3261 §20.38). */

import type { Span, Token } from '../span.ts';
import { type Cursor, digits } from './cursor.ts';
import { sign } from './signs.ts';

/** `54.21 0.3` */
export interface Timestamp extends Span {
  readonly time: Token;
  readonly delay?: Token | undefined;
}

/** 1*DIGIT [ "." *DIGIT ] [ LWS delay ], where the delay may even be empty. */
export function timestamp(cursor: Cursor): Timestamp {
  const time = decimal(cursor);
  if (time.start === time.end || time.text.startsWith('.'))
    cursor.fail('expected-number', time.end > time.start ? time : undefined);
  const { position } = cursor;
  cursor.blanks();
  const delay = cursor.position > position ? decimal(cursor) : undefined;
  if (delay === undefined || delay.start === delay.end) {
    cursor.position = position;
    return { start: time.start, end: time.end, time, delay: undefined };
  }
  return { start: time.start, end: delay.end, time, delay };
}

/** *DIGIT [ "." *DIGIT ] */
function decimal(cursor: Cursor): Token {
  const { position } = cursor;
  cursor.skip(digits);
  if (cursor.takeCode(sign.dot)) cursor.skip(digits);
  const { start, end } = cursor.since(position);
  return { start, end, text: cursor.text.slice(start, end) };
}
