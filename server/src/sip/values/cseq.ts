/** CSeq: a number and a method (RFC 3261 §20.16). */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { integer, type NumberValue } from './integer.ts';

/** `314159 INVITE` */
export interface CSeq extends Span {
  readonly number: NumberValue;
  /** Methods are compared with their case: RFC 3261 §7.1. */
  readonly method: Token;
}

/** 1*DIGIT LWS Method */
export function cseq(cursor: Cursor): CSeq {
  const number = integer(cursor);
  if (cursor.atEnd) cursor.fail('expected-token');
  cursor.expectBlanks();
  const method = cursor.token();
  return { start: number.start, end: method.end, number, method };
}
