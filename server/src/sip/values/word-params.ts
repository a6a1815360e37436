/** A token or quoted string with parameters: User-to-User (RFC 7433 §4.1), P-Visited-Network-ID (RFC 7315 §5.3). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Params, type ParamValue, params, tokenValue } from './params.ts';
import { quotedString } from './quoted-string.ts';
import { sign } from './signs.ts';

export interface WordParams extends Span {
  readonly word: ParamValue;
  readonly params: Params;
}

/** ( token / quoted-string ) *( SEMI generic-param ) */
export function wordParams(cursor: Cursor): WordParams {
  const word = cursor.peek() === sign.quote ? quotedString(cursor) : tokenValue(cursor);
  const behind = params(cursor);
  return { start: word.start, end: cursor.since(word.start).end, word, params: behind };
}

/** quoted-string *( SEMI generic-param ): P-DCS-Redirect has its URI in quotes (RFC 5503 §8.1). */
export function quotedParams(cursor: Cursor): WordParams {
  const word = quotedString(cursor);
  const behind = params(cursor);
  return { start: word.start, end: cursor.since(word.start).end, word, params: behind };
}
