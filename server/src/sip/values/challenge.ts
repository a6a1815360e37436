/** Challenges: what WWW-Authenticate and Proxy-Authenticate demand (RFC 3261 §20.44, §25.1 challenge). */

import type { Span, Token } from '../span.ts';
import { type AuthParam, authParams } from './auth.ts';
import type { Cursor } from './cursor.ts';

/** `Digest realm="example.com", nonce="…"`. One row holds one challenge, since its commas separate parameters. */
export interface Challenge extends Span {
  readonly scheme: Token;
  readonly params: readonly AuthParam[];
}

/** auth-scheme LWS auth-param *( COMMA auth-param ) */
export function challenge(cursor: Cursor): Challenge {
  const scheme = cursor.token();
  if (cursor.atEnd) cursor.fail('expected-token');
  cursor.expectBlanks();
  const params = authParams(cursor);
  return { start: scheme.start, end: cursor.since(scheme.start).end, scheme, params };
}
