/** Parameters behind a value: `;name`, `;name=token`, `;name=host`, `;name="quoted"` (RFC 3261 §25.1 generic-param). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, isTemplated } from './cursor.ts';
import { ipv6Reference } from './host.ts';
import { quotedString } from './quoted-string.ts';
import { isBlankCode, sign } from './signs.ts';

/** `text` is what stands there, with quotes and brackets. Whatever reads as a token is one, a host name or an IPv4 address included. */
export interface ParamValue extends Token {
  readonly kind: 'token' | 'host' | 'quoted-string' | 'uri';
  /** What it says: of a quoted string what stands between the quotes, of a URI between its brackets, else the text. */
  readonly content: string;
}

/** The span begins at the name. */
export interface Param extends Span {
  readonly name: Token;
  /** Absent in a flag such as `;lr`. */
  readonly value?: ParamValue | undefined;
}

export type Params = readonly Param[];

/** Reads the value of the parameter `name`, of which at least one character stands under the cursor. */
export type ParamValueReader = (cursor: Cursor, name: Token) => ParamValue;

const none: Params = [];
/** So many names are compared one by one; of more a set is made. */
const fewParams = 24;

/** The parameters of a value of whatever header field; none of one that has no such thing. */
export function paramsIn(value: unknown): Params {
  return typeof value === 'object' && value !== null ? ((value as { readonly params?: Params }).params ?? none) : none;
}

/** Reads the parameters that begin under the cursor, as many as there are. */
export function params(cursor: Cursor, readValue: ParamValueReader = paramValue): Params {
  return cursor.separator(';') ? firstParams(cursor, readValue) : none;
}

/** Reads parameters of which the first has no semicolon before it, or behind it. */
export function firstParams(cursor: Cursor, readValue: ParamValueReader = paramValue): Params {
  const found = repeatableParams(cursor, readValue);
  failOnRepeats(cursor, found);
  return found;
}

/** The same where a name may come again, against RFC 3261 §7.3.1. */
export function repeatableParams(cursor: Cursor, readValue: ParamValueReader = paramValue): Params {
  const found: Param[] = [];
  do found.push(param(cursor, readValue));
  while (cursor.separator(';'));
  return found;
}

/** The parameter of that name, which is given in lower case. */
export function paramNamed<P extends { readonly name: Token }>(list: readonly P[], name: string): P | undefined {
  for (const each of list) {
    const { text } = each.name;
    if (text.length === name.length && (text === name || text.toLowerCase() === name)) return each;
  }
  return undefined;
}

/** gen-value = token / host / quoted-string. A host that is no token can only be an IPv6 reference. */
export function paramValue(cursor: Cursor): ParamValue {
  const code = cursor.peek();
  if (code === sign.quote) return quotedString(cursor);
  if (code === sign.openBracket) {
    const { start, end, text } = ipv6Reference(cursor);
    return { kind: 'host', start, end, text, content: text };
  }
  return tokenValue(cursor);
}

/** A token as the value of a parameter. */
export function tokenValue(cursor: Cursor): ParamValue {
  const { start, end, text } = cursor.token();
  return { kind: 'token', start, end, text, content: text };
}

/** RFC 3261 §7.3.1: "any given parameter-name MUST NOT appear more than once"; names compare without case. */
export function failOnRepeats(cursor: Cursor, list: readonly { readonly name: Token }[]): void {
  if (list.length < 2) return;
  if (list.length > fewParams) failOnRepeatsInMany(cursor, list);
  for (let later = 1; later < list.length && later < fewParams; later += 1) {
    const name = list[later]?.name;
    for (let earlier = 0; earlier < later; earlier += 1) {
      const other = list[earlier]?.name;
      if (name !== undefined && other !== undefined && isSameName(name, other)) failOnRepeat(cursor, name);
    }
  }
}

/** Fails at the semicolon before the cursor, behind which nothing stands; where parameters begin the value, at the one under it. */
export function failOnEmptyParam(cursor: Cursor): never {
  let at = cursor.position - 1;
  while (isBlankCode(cursor.text.charCodeAt(at))) at -= 1;
  const isBefore = cursor.text.charCodeAt(at) === sign.semicolon;
  return cursor.fail('empty-parameter', isBefore ? spanOf(at, at + 1) : undefined);
}

function param(cursor: Cursor, readValue: ParamValueReader): Param {
  if (endsParam(cursor)) failOnEmptyParam(cursor);
  const name = cursor.token();
  if (!cursor.separator('=')) return { start: name.start, end: name.end, name, value: undefined };
  if (endsParam(cursor)) cursor.fail('empty-parameter-value', cursor.since(name.start), { name: name.text });
  const value = readValue(cursor, name);
  return { start: name.start, end: value.end, name, value };
}

function endsParam(cursor: Cursor): boolean {
  const code = cursor.peek();
  return code === -1 || code === sign.semicolon || code === sign.comma;
}

function isSameName(one: Token, other: Token): boolean {
  if (one.text.length !== other.text.length) return false;
  if (one.text !== other.text && one.text.toLowerCase() !== other.text.toLowerCase()) return false;
  return !isTemplated(one);
}

function failOnRepeatsInMany(cursor: Cursor, list: readonly { readonly name: Token }[]): void {
  const names = new Set<string>();
  for (const { name } of list) {
    const key = name.text.toLowerCase();
    if (names.has(key) && !isTemplated(name)) failOnRepeat(cursor, name);
    names.add(key);
  }
}

function failOnRepeat(cursor: Cursor, { start, end, text }: Token): never {
  return cursor.fail('repeated-parameter', spanOf(start, end), { name: text });
}
