/** Addresses: a URI in angle brackets, perhaps with a display name, or a bare URI (RFC 3261 §25.1 name-addr, addr-spec). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, tokenCharacters } from './cursor.ts';
import { type Params, params } from './params.ts';
import { quotedString, withoutPairs } from './quoted-string.ts';
import { isBlankCode, sign } from './signs.ts';
import { failBehindUri, type Uri, uri, uriWordHere } from './uri.ts';

/** `"Bob" <sip:bob@example.com>`; the span goes from the display name to the `>`. */
export interface NameAddr extends Span {
  readonly kind: 'name-addr';
  readonly displayName?: DisplayName | undefined;
  readonly uri: Uri;
}

/**
 * `sip:bob@example.com` without brackets. What stands behind a `;` belongs to the header field (RFC 3261 §20.10).
 * A `?` with headers, and in the user part `?`, `;` and (where no list can be meant) `,`, are read as part of the URI though RFC 8217 §3 forbids them: a rule says so.
 */
export interface AddrSpec extends Span {
  readonly kind: 'addr-spec';
  readonly uri: Uri;
}

export interface DisplayName extends Token {
  readonly kind: 'tokens' | 'quoted-string';
  /** What it says: without quotes, quoted pairs undone, each fold as one space. */
  readonly content: string;
}

/** An address with the parameters of its header field. */
export interface Address extends Span {
  readonly kind: 'address';
  readonly address: NameAddr | AddrSpec;
  readonly params: Params;
}

/** An address of a header field that wants brackets always, such as Route. */
export interface BracketedAddress extends Address {
  readonly address: NameAddr;
}

/** Whether the address is its field's only value, or one of several that commas separate. */
export type AddressPlace = 'single' | 'listed';

/** The only address of a field: From, To, Reply-To. */
export function address(cursor: Cursor): Address {
  return addressAt(cursor, 'single');
}

/** One address of a field with several: Contact. */
export function listedAddress(cursor: Cursor): Address {
  return addressAt(cursor, 'listed');
}

/** One address of a field that wants brackets: Route, Record-Route. */
export function bracketedAddress(cursor: Cursor): BracketedAddress {
  const start = cursor.position;
  const found = nameAddrOrAddrSpec(cursor, 'listed');
  if (found.kind !== 'name-addr') return cursor.fail('expected', spanOf(found.start, found.end), { expected: '<' });
  const behind = params(cursor);
  const { end } = cursor.since(start);
  return { kind: 'address', start: found.start, end, address: found, params: behind };
}

/** name-addr / addr-spec. */
function nameAddrOrAddrSpec(cursor: Cursor, place: AddressPlace): NameAddr | AddrSpec {
  const start = cursor.position;
  const code = cursor.peek();
  if (code === sign.openAngle) return nameAddr(cursor, start, undefined);
  if (code === sign.quote) return nameAddr(cursor, start, quotedName(cursor, place));
  cursor.skip(tokenCharacters);
  const isUri = cursor.peek() === sign.colon && cursor.position > start;
  cursor.position = start;
  if (!isUri) return nameAddr(cursor, start, tokensName(cursor, place));
  const bare = uri(cursor, place);
  return { kind: 'addr-spec', start: bare.start, end: bare.end, uri: bare };
}

/** `<` URI `>`, within which no blank may stand. */
export function angledUri(cursor: Cursor): Uri {
  const start = cursor.position;
  cursor.expect('<');
  if (isBlankCode(cursor.peek())) failInAngles(cursor, start);
  const code = cursor.peek();
  if (code === sign.closeAngle || code === -1)
    cursor.fail('expected-uri', spanOf(start, Math.min(start + 2, cursor.end)));
  const inner = uri(cursor, 'whole');
  if (!cursor.takeCode(sign.closeAngle)) failInAngles(cursor, start);
  return inner;
}

function addressAt(cursor: Cursor, place: AddressPlace): Address {
  const found = nameAddrOrAddrSpec(cursor, place);
  const behind = params(cursor);
  return { kind: 'address', start: found.start, end: cursor.since(found.start).end, address: found, params: behind };
}

function nameAddr(cursor: Cursor, start: number, displayName: DisplayName | undefined): NameAddr {
  const inner = angledUri(cursor);
  const span = cursor.since(start);
  return { kind: 'name-addr', start: span.start, end: span.end, displayName, uri: inner };
}

/** A quoted display name and the blanks behind it. */
function quotedName(cursor: Cursor, place: AddressPlace): DisplayName {
  const name = quotedString(cursor);
  cursor.blanks();
  if (cursor.peek() === sign.openAngle) return name;
  if (opensLater(cursor, place)) failAtName(cursor, name.start);
  return cursor.fail('expected', undefined, { expected: '<' });
}

/** *( token LWS ). RFC 3261 erratum 5598: no blank is needed before the `<`. */
function tokensName(cursor: Cursor, place: AddressPlace): DisplayName {
  const start = cursor.position;
  let end = start;
  while (cursor.peek() !== sign.openAngle) {
    const before = cursor.position;
    cursor.skip(tokenCharacters);
    if (cursor.position === before) failWithoutUri(cursor, start, place);
    end = cursor.position;
    cursor.blanks();
  }
  const span = spanOf(start, end);
  const text = cursor.text.slice(start, end);
  return { kind: 'tokens', start: span.start, end: span.end, text, content: withoutPairs(text) };
}

/** A display name is at fault when angle brackets follow it; otherwise the text is no URI. */
function failWithoutUri(cursor: Cursor, start: number, place: AddressPlace): never {
  if (opensLater(cursor, place)) failAtName(cursor, start);
  cursor.position = start;
  return cursor.fail('expected-uri', uriWordHere(cursor));
}

/** Moves on to the angle bracket that opens later in this value; stays where there is none. */
function opensLater(cursor: Cursor, place: AddressPlace): boolean {
  const { text, end } = cursor;
  for (let at = cursor.position; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === sign.comma && place === 'listed') return false;
    if (code !== sign.openAngle) continue;
    cursor.position = at;
    return true;
  }
  return false;
}

/** The whole display name is at fault, because quoting the whole of it mends it. */
function failAtName(cursor: Cursor, start: number): never {
  let end = cursor.position;
  while (end > start && isBlankCode(cursor.text.charCodeAt(end - 1))) end -= 1;
  return cursor.fail('bad-display-name', spanOf(start, end));
}

/** Fails at the bracket when nothing closes it before the next one opens, else at what may not stand in a URI. */
function failInAngles(cursor: Cursor, open: number): never {
  const { text, end } = cursor;
  let at = cursor.position;
  while (at < end && text.charCodeAt(at) !== sign.closeAngle && text.charCodeAt(at) !== sign.openAngle) at += 1;
  if (at >= end || text.charCodeAt(at) !== sign.closeAngle) cursor.fail('unclosed-angle', spanOf(open, open + 1));
  return failBehindUri(cursor);
}
