/** Credentials: what Authorization and Proxy-Authorization answer (RFC 3261 §20.7, §25.1 credentials; RFC 8898 §4). */

import type { Span, Token } from '../span.ts';
import { type AuthParam, authParams } from './auth.ts';
import { type Cursor, characters } from './cursor.ts';

/** `Digest username="bob", …` or, of a scheme without parameters, `Bearer …`. */
export interface Credentials extends Span {
  readonly scheme: Token;
  /** Empty where `token68` is not. */
  readonly params: readonly AuthParam[];
  readonly token68?: Token | undefined;
}

/** RFC 9110 §11.2 token68, without the `=` at its end. */
const token68Characters = characters('a-zA-Z0-9\\-._~+/');
const equalsSigns = characters('=');

const noParams: readonly AuthParam[] = [];

/** auth-scheme LWS auth-param *( COMMA auth-param ); RFC 8898 §4: or "Bearer" LWS token68. */
export function credentials(cursor: Cursor): Credentials {
  const scheme = cursor.token();
  if (cursor.atEnd) cursor.fail('expected-token');
  cursor.expectBlanks();
  const token68 = hasToken68(scheme) ? readToken68(cursor) : undefined;
  const params = token68 === undefined ? authParams(cursor) : noParams;
  return { start: scheme.start, end: cursor.since(scheme.start).end, scheme, params, token68 };
}

function hasToken68({ text }: Token): boolean {
  const scheme = text.toLowerCase();
  return scheme === 'bearer' || scheme === 'basic';
}

/** Nothing when parameters stand here after all. */
function readToken68(cursor: Cursor): Token | undefined {
  const { position } = cursor;
  const token = cursor.run(token68Characters);
  cursor.skip(equalsSigns);
  if (token.start < token.end && cursor.atEnd) {
    return { start: token.start, end: cursor.since(position).end, text: cursor.text.slice(position, cursor.position) };
  }
  cursor.position = position;
  return undefined;
}
