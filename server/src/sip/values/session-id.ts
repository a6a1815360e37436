/** Session-ID: two names of one session, each of 32 hexadecimal digits (RFC 7989 §5). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, isTemplated, tokenCharacters } from './cursor.ts';
import { type Params, params } from './params.ts';

/** `ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2` */
export interface SessionId extends Span {
  readonly id: Token;
  readonly params: Params;
}

/** sess-uuid *( SEMI sess-id-param ) with sess-uuid = 32( DIGIT / %x61-66 ) */
export function sessionId(cursor: Cursor): SessionId {
  const id = cursor.run(tokenCharacters);
  const isId = isTemplated(id) || /^[\da-f]{32}$/u.test(id.text);
  if (!isId) cursor.fail('expected-token', id.end > id.start ? spanOf(id.start, id.end) : undefined);
  const behind = params(cursor);
  return { start: id.start, end: cursor.since(id.start).end, id, params: behind };
}
