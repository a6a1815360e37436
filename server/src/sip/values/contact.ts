/** Contact: addresses, or `*` alone (RFC 3261 §20.10). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Address, listedAddress } from './name-addr.ts';
import { isBlankCode, sign } from './signs.ts';

export type Contact = Address | Wildcard;

/** `*`: all contacts of a registration, RFC 3261 §10.2.2. */
export interface Wildcard extends Span {
  readonly kind: 'wildcard';
}

/** One value of a Contact. `*` is also a token, which a display name may begin with. */
export function contact(cursor: Cursor): Contact {
  return cursor.peek() === sign.asterisk && isAlone(cursor) ? wildcard(cursor) : listedAddress(cursor);
}

function wildcard(cursor: Cursor): Wildcard {
  const { position } = cursor;
  cursor.position += 1;
  const { start, end } = cursor.since(position);
  return { kind: 'wildcard', start, end };
}

/** True unless a display name goes on, or angle brackets follow. Parameters behind `*` are left over. */
function isAlone({ text, position, end }: Cursor): boolean {
  let next = position + 1;
  while (next < end && isBlankCode(text.charCodeAt(next))) next += 1;
  const code = text.charCodeAt(next);
  return next >= end || code === sign.comma || code === sign.semicolon;
}
