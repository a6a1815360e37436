/** URIs: SIP and SIPS (RFC 3261 §19.1), tel (RFC 3966), and any other that is absolute. */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, characters, isTemplated } from './cursor.ts';
import { type Host, host, port } from './host.ts';
import type { NumberValue } from './integer.ts';
import { failOnEmptyParam, failOnRepeats } from './params.ts';
import { isBlankCode, sign } from './signs.ts';

export type Uri = SipUri | TelUri | AbsoluteUri;

/** `sip:user:password@host:port;params?headers`. Escapes stand as written. */
export interface SipUri extends Span {
  readonly kind: 'sip-uri';
  /** `sip` or `sips`, in the case it was written in. */
  readonly scheme: Token;
  /** Everything before the `@` or the password; may hold `;`, as in `sip:+358-555-1234567;postd=pp22@example.com`. */
  readonly user?: Token | undefined;
  /** May be empty, as in `sip:alice:@example.com`. */
  readonly password?: Token | undefined;
  readonly host: Host;
  readonly port?: NumberValue | undefined;
  /** Always empty in a bare addr-spec, whose parameters belong to the header field: RFC 3261 §20.10. */
  readonly params: readonly UriParam[];
  readonly headers: readonly UriHeader[];
}

/** `tel:+358-555-1234567;phone-context=…` */
export interface TelUri extends Span {
  readonly kind: 'tel-uri';
  readonly scheme: Token;
  /** With its visual separators; begins with `+` when it is global. */
  readonly number: Token;
  readonly params: readonly UriParam[];
}

/** Any other URI: its scheme and everything behind the colon. */
export interface AbsoluteUri extends Span {
  readonly kind: 'absolute-uri';
  readonly scheme: Token;
  readonly rest: Token;
}

/** `;name=value` of a URI; nothing in it may be quoted, and no blanks stand in it. */
export interface UriParam extends Span {
  readonly name: Token;
  readonly value?: Token | undefined;
}

/** `?name=value` or `&name=value`; the value may be empty. */
export interface UriHeader extends Span {
  readonly name: Token;
  readonly value: Token;
}

/**
 * Where a URI stands, which decides where it ends.
 * `whole`: alone, as a Request-URI or between angle brackets. `single`: bare, as the only value of its field; ends before `;` and blanks.
 * `listed`: bare, among values that commas separate; a comma ends it too.
 */
export type UriPlace = 'whole' | 'single' | 'listed';

const unreserved = "a-zA-Z0-9\\-_.!~*'()";
const schemeCharacters = characters('a-zA-Z0-9+\\-.');
const userCharacters = characters(`${unreserved}&=+$,;?/%`);
const listedUserCharacters = characters(`${unreserved}&=+$;?/%`);
const passwordCharacters = characters(`${unreserved}&=+$,%`);
const listedPasswordCharacters = characters(`${unreserved}&=+$%`);
const paramCharacters = characters(`${unreserved}[]/:&+$%`);
const headerCharacters = characters(`${unreserved}[]/?:+$%`);
const absoluteCharacters = characters(`${unreserved};/?:@&=+$,[]%`);
const singleAbsoluteCharacters = characters(`${unreserved}/?:@&=+$,[]%`);
const listedAbsoluteCharacters = characters(`${unreserved}/?:@&=+$[]%`);
const absoluteSets: Readonly<Record<UriPlace, Uint8Array>> = {
  whole: absoluteCharacters,
  single: singleAbsoluteCharacters,
  listed: listedAbsoluteCharacters,
};
/** RFC 3966 §3 phonedigit-hex: `#` is one of them; as elsewhere in URIs, telephones write it `%23`. */
const phoneCharacters = characters('0-9a-fA-F*#+\\-.()%');
const hexDigits = characters('0-9a-fA-F');

const noParams: readonly UriParam[] = [];
const noHeaders: readonly UriHeader[] = [];

/** Reads a URI. A `whole` one leaves the cursor where its grammar ends; `endOfUri` says why it does not go on. */
export function uri(cursor: Cursor, place: UriPlace): Uri {
  const scheme = cursor.run(schemeCharacters);
  if (!cursor.takeCode(sign.colon) || !beginsWithLetter(scheme)) {
    cursor.position = scheme.start;
    cursor.fail('expected-uri', uriWordHere(cursor));
  }
  if (isScheme(scheme.text, 'sip') || isScheme(scheme.text, 'sips')) return sipUri(cursor, scheme, place);
  return isScheme(scheme.text, 'tel') ? telUri(cursor, scheme, place) : absoluteUri(cursor, scheme, place);
}

/** The scheme in lower case: schemes compare without case. */
export function schemeOf({ scheme }: Uri): string {
  return scheme.text.toLowerCase();
}

/** Fails at what stands behind a URI where nothing of the kind may: blanks, or a character that has to be escaped. */
export function failBehindUri(cursor: Cursor): never {
  const start = cursor.position;
  cursor.blanks();
  if (cursor.position > start) cursor.fail('blank-in-uri', cursor.since(start));
  const code = cursor.text.codePointAt(start) ?? 0;
  const character = String.fromCodePoint(code);
  return cursor.fail('bad-uri-character', spanOf(start, start + character.length), { character });
}

/** What stands where a URI should: everything up to a blank, a separator or the end. */
export function uriWordHere(cursor: Cursor): Span {
  const { text, end, position: start } = cursor;
  let to = start;
  while (to < end && !isBlankCode(text.charCodeAt(to)) && !'<>,;"'.includes(text.charAt(to))) to += 1;
  return spanOf(start, Math.max(to, Math.min(start + 1, end)));
}

/** The text with `%HH` undone, for comparison; escapes that are no UTF-8 stay as they are. */
export function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  return text.replaceAll(/(?:%[\da-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function sipUri(cursor: Cursor, scheme: Token, place: UriPlace): SipUri {
  const afterScheme = cursor.position;
  const isListed = place === 'listed';
  const user = escapedRun(cursor, isListed ? listedUserCharacters : userCharacters);
  let password: Token | undefined;
  if (user.start < user.end && cursor.takeCode(sign.colon)) {
    password = escapedRun(cursor, isListed ? listedPasswordCharacters : passwordCharacters);
  }
  const hasUser = user.start < user.end && cursor.takeCode(sign.at);
  if (!hasUser) {
    if (hasUserBehind(cursor)) failBehindUri(cursor);
    cursor.position = afterScheme;
  }
  if (isBlankCode(cursor.peek())) failBehindUri(cursor);
  const at = host(cursor);
  const colon = cursor.position;
  const toPort = cursor.takeCode(sign.colon) ? port(cursor, colon) : undefined;
  const params = place === 'whole' ? uriParams(cursor) : noParams;
  const headers = uriHeaders(cursor);
  return {
    kind: 'sip-uri',
    start: scheme.start,
    end: cursor.since(afterScheme).end,
    scheme,
    user: hasUser ? user : undefined,
    password: hasUser ? password : undefined,
    host: at,
    port: toPort,
    params,
    headers,
  };
}

/**
 * True when what stopped the reading of a user part is not what ends one, and its `@` follows: then it cannot stand there.
 * A second `@` is no sign of that, nor is what stands behind a blank or a bracket.
 */
function hasUserBehind({ text, position, end }: Cursor): boolean {
  const stopped = text.charCodeAt(position);
  if (position >= end || stopped === sign.closeAngle || stopped === sign.openBracket || stopped === sign.at)
    return false;
  for (let at = position; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === sign.at) return true;
    if (isBlankCode(code) || code === sign.closeAngle || code === sign.openAngle || code === sign.comma) return false;
  }
  return false;
}

/** RFC 3966 §3: `+` only in front; at least one digit besides the visual separators. */
function telUri(cursor: Cursor, scheme: Token, place: UriPlace): TelUri {
  const number = escapedRun(cursor, phoneCharacters);
  if (!isPhoneNumber(number)) {
    if (number.start === number.end) cursor.fail('expected-number');
    cursor.fail('bad-uri-character', spanOf(number.start, number.end), { character: number.text });
  }
  const params = place === 'whole' ? uriParams(cursor) : noParams;
  return { kind: 'tel-uri', start: scheme.start, end: cursor.since(scheme.start).end, scheme, number, params };
}

function absoluteUri(cursor: Cursor, scheme: Token, place: UriPlace): AbsoluteUri {
  const rest = escapedRun(cursor, absoluteSets[place]);
  if (rest.start === rest.end) cursor.fail('expected-uri', spanOf(scheme.start, rest.start));
  return { kind: 'absolute-uri', start: scheme.start, end: rest.end, scheme, rest };
}

/** RFC 3261 §25.1 uri-parameters; a name may stand once (§19.1.1). */
function uriParams(cursor: Cursor): readonly UriParam[] {
  if (cursor.peek() !== sign.semicolon) return noParams;
  const params: UriParam[] = [];
  while (cursor.takeCode(sign.semicolon)) params.push(uriParam(cursor));
  failOnRepeats(cursor, params);
  return params;
}

function uriParam(cursor: Cursor): UriParam {
  const code = cursor.peek();
  if (code === -1 || code === sign.semicolon || code === sign.closeAngle || code === sign.question)
    failOnEmptyParam(cursor);
  const name = escapedRun(cursor, paramCharacters);
  if (name.start === name.end) failBehindUri(cursor);
  if (!cursor.takeCode(sign.equals)) return { start: name.start, end: name.end, name, value: undefined };
  const value = escapedRun(cursor, paramCharacters);
  if (value.start === value.end) cursor.fail('empty-parameter-value', cursor.since(name.start), { name: name.text });
  return { start: name.start, end: value.end, name, value };
}

/** RFC 3261 §25.1 headers: `?name=value&name=value`. */
function uriHeaders(cursor: Cursor): readonly UriHeader[] {
  if (!cursor.takeCode(sign.question)) return noHeaders;
  const headers: UriHeader[] = [];
  do headers.push(uriHeader(cursor));
  while (cursor.takeCode(sign.ampersand));
  return headers;
}

function uriHeader(cursor: Cursor): UriHeader {
  const name = escapedRun(cursor, headerCharacters);
  if (name.start === name.end) cursor.fail('expected-token');
  cursor.expect('=');
  const value = escapedRun(cursor, headerCharacters);
  return { start: name.start, end: value.end, name, value };
}

/** A run in which `%` begins an escape of two hexadecimal digits: RFC 3261 §25.1 escaped. */
function escapedRun(cursor: Cursor, set: Uint8Array): Token {
  const token = cursor.run(set);
  let percent = token.text.indexOf('%');
  if (percent === -1 || isTemplated(token)) return token;
  while (percent !== -1) {
    if (!isHex(token.text, percent + 1) || !isHex(token.text, percent + 2)) failAtEscape(cursor, token, percent);
    percent = token.text.indexOf('%', percent + 3);
  }
  return token;
}

function failAtEscape(cursor: Cursor, { start, text }: Token, percent: number): never {
  const written = text.slice(percent, percent + 3);
  return cursor.fail('bad-escape', spanOf(start + percent, start + percent + written.length), { escape: written });
}

function isHex(text: string, index: number): boolean {
  return hexDigits[text.charCodeAt(index)] === 1;
}

function isScheme(text: string, scheme: string): boolean {
  return text.length === scheme.length && (text === scheme || text.toLowerCase() === scheme);
}

function isPhoneNumber(number: Token): boolean {
  if (isTemplated(number)) return true;
  const text = number.text.replaceAll(/%23/gu, '#').replaceAll(/%2a/giu, '*');
  if (text.includes('%')) return false;
  if (text.lastIndexOf('+') > 0) return false;
  return text.startsWith('+') ? /^\+[-.()]*\d[-.()\d]*$/u.test(text) : /[\da-f*#]/iu.test(text);
}

/** RFC 3261 §25.1: scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ). */
function beginsWithLetter({ text }: Token): boolean {
  const code = text.charCodeAt(0) | 0x20;
  return (code >= 0x61 && code <= 0x7a) || text.startsWith('{{');
}
