/** Event types: a package, and templates behind dots (RFC 6665 §8.4). */

import { spanOf, type Token } from '../span.ts';
import { type Cursor, isTemplated } from './cursor.ts';
import { params } from './params.ts';
import type { TokenParams } from './token-params.ts';

/** event-type = event-package *( "." event-template ), of which none is empty. */
export function eventType(cursor: Cursor): Token {
  const type = cursor.token();
  const empty = isTemplated(type) ? undefined : /^\.|\.(?=\.|$)/u.exec(type.text);
  if (empty) cursor.fail('expected-token', spanOf(type.start + empty.index, type.start + empty.index + 1));
  return type;
}

/** event-type *( SEMI event-param ) */
export function eventTypeWithParams(cursor: Cursor): TokenParams {
  const token = eventType(cursor);
  const behind = params(cursor);
  return { start: token.start, end: cursor.since(token.start).end, token, params: behind };
}
