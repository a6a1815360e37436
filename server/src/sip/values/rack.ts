/** RAck: which reliable provisional response a PRACK acknowledges (RFC 3262 §7.2). */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { integer, type NumberValue } from './integer.ts';

/** `776656 1 INVITE` */
export interface RAck extends Span {
  /** The RSeq of the response. */
  readonly responseNumber: NumberValue;
  /** The number and method of its CSeq. */
  readonly number: NumberValue;
  readonly method: Token;
}

/** response-num LWS CSeq-num LWS Method */
export function rack(cursor: Cursor): RAck {
  const responseNumber = integer(cursor);
  if (cursor.atEnd) cursor.fail('expected-number');
  cursor.expectBlanks();
  const number = integer(cursor);
  if (cursor.atEnd) cursor.fail('expected-token');
  cursor.expectBlanks();
  const method = cursor.token();
  return { start: responseNumber.start, end: method.end, responseNumber, number, method };
}
