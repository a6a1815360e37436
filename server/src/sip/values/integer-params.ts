/** Numbers with parameters: Session-Expires and Min-SE (RFC 4028 §4, §5), Geolocation-Error (RFC 6442 §4.4). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { integer, type NumberValue } from './integer.ts';
import { type Params, params } from './params.ts';

export interface NumberWithParams extends Span {
  readonly number: NumberValue;
  readonly params: Params;
}

/** 1*DIGIT *( SEMI generic-param ) */
export function integerParams(cursor: Cursor): NumberWithParams {
  const number = integer(cursor);
  const behind = params(cursor);
  return { start: number.start, end: cursor.since(number.start).end, number, params: behind };
}
