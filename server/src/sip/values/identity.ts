/** Identity: a signature and where its certificate is (RFC 8224 §4). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, characters, isTemplated } from './cursor.ts';
import { angledUri } from './name-addr.ts';
import { type Params, type ParamValue, params, paramValue } from './params.ts';
import { quotedString } from './quoted-string.ts';
import { sign } from './signs.ts';

/** `eyJhbGc…;info=<https://cert.example.org/passport.cer>;ppt=shaken` */
export interface Identity extends Span {
  /** A PASSporT, whole or (`..` and the signature) in its compact form. In messages of RFC 4474 it has quotes, which are part of the token. */
  readonly digest: Token;
  /** The content of `info` is its URI without the brackets. */
  readonly params: Params;
}

/** RFC 8224 §4 signed-identity-digest: base64url in three parts; `+`, `/` and `=` of base64 as well. */
const digestCharacters = characters('a-zA-Z0-9\\-_+/=.');

/** signed-identity-digest SEMI ident-info *( SEMI ident-info-params ). RFC 4474 §9 had a quoted string, and its URI in Identity-Info. */
export function identity(cursor: Cursor): Identity {
  const digest = cursor.peek() === sign.quote ? quotedString(cursor) : cursor.run(digestCharacters);
  if (digest.start === digest.end && !isTemplated(digest))
    cursor.fail('expected-token', spanOf(digest.start, digest.end));
  const behind = params(cursor, identityParam);
  return { start: digest.start, end: cursor.since(digest.start).end, digest, params: behind };
}

/** ident-info = "info" EQUAL ident-info-uri, in angle brackets. */
function identityParam(cursor: Cursor, name: Token): ParamValue {
  if (cursor.peek() !== sign.openAngle || name.text.toLowerCase() !== 'info') return paramValue(cursor);
  const { position } = cursor;
  angledUri(cursor);
  const { start, end } = cursor.since(position);
  const text = cursor.text.slice(start, end);
  return { kind: 'uri', start, end, text, content: text.slice(1, -1) };
}
