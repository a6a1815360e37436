/** Retry-After: seconds, perhaps a comment, and parameters (RFC 3261 §20.33). */

import type { Span } from '../span.ts';
import { type Comment, comment } from './comment.ts';
import type { Cursor } from './cursor.ts';
import { integer, type NumberValue } from './integer.ts';
import { type Params, params } from './params.ts';
import { sign } from './signs.ts';

/** `18000 (in a meeting);duration=3600` */
export interface RetryAfter extends Span {
  readonly seconds: NumberValue;
  readonly comment?: Comment | undefined;
  readonly params: Params;
}

/** delta-seconds [ comment ] *( SEMI retry-param ) */
export function retryAfter(cursor: Cursor): RetryAfter {
  const seconds = integer(cursor);
  const { position } = cursor;
  cursor.blanks();
  const remark = cursor.peek() === sign.openParenthesis ? comment(cursor) : undefined;
  if (remark === undefined) cursor.position = position;
  const behind = params(cursor);
  return { start: seconds.start, end: cursor.since(seconds.start).end, seconds, comment: remark, params: behind };
}
