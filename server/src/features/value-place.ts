/** Which part of a field's value, or of a URI, a place lies in. Unlike the readers of values it also makes sense of what is still being typed. */

import { type Span, spanOf, type Token, tokenOf } from '../sip/span.ts';

/** `;name=value` or, of credentials, `name=value,`. The value is absent without a `=`. */
export interface LooseParam extends Span {
  readonly name: Token;
  readonly value?: Token | undefined;
}

/** One of the values that commas separate. */
export interface LooseElement extends Span {
  /** What stands before the first parameter, without blanks around it. */
  readonly head: Token;
  readonly params: readonly LooseParam[];
  /** What stands between `<` and `>`, or goes on from `<`. */
  readonly uri?: LooseUri | undefined;
}

export interface LooseUri extends Span {
  /** Everything before the first `;` or `?`. */
  readonly base: Token;
  readonly params: readonly LooseParam[];
}

/**
 * How a value is made up: of elements with parameters behind `;`, or of parameters between commas as RFC 3261 §25.1 has them,
 * for credentials and challenges behind a scheme, for Authentication-Info without; or of nothing that could be told apart here.
 */
export type Shape = 'elements' | 'whole' | 'auth' | 'auth-info';

/** What a place in a value is. */
export type ValuePlace = HeadPlace | UriPlace | ParamPlace;

export interface HeadPlace {
  readonly kind: 'head';
  readonly element: LooseElement;
  readonly token: Token;
}

export interface UriPlace {
  readonly kind: 'uri';
  readonly element: LooseElement;
  readonly uri: LooseUri;
  readonly token: Token;
}

export interface ParamPlace {
  readonly kind: 'param-name' | 'param-value';
  /** Whose parameter it is. */
  readonly of: 'field' | 'uri';
  readonly param: LooseParam;
  /** All of them, for what is there already. */
  readonly params: readonly LooseParam[];
  readonly element: LooseElement;
  readonly token: Token;
}

/** The part of the value from `start` up to `end` in which `offset` lies. */
export function placeInValue(
  text: string,
  { start, end }: Span,
  offset: number,
  shape: Shape = 'elements',
): ValuePlace {
  const elements = elementsOf(text, start, end, shape);
  const element = elements.findLast((each) => each.start <= offset) ?? elements[0] ?? elementOf(text, start, end, []);
  const { uri } = element;
  if (uri !== undefined && uri.start <= offset && offset <= uri.end) return placeInUri(uri, element, offset);
  return placeInParams(element.params, 'field', element, offset) ?? { kind: 'head', element, token: element.head };
}

/** The part of the URI from `start` up to `end`, such as a Request-URI, in which `offset` lies. */
export function placeInBareUri(text: string, { start, end }: Span, offset: number): ValuePlace {
  const uri = uriOf(text, start, end);
  return placeInUri(uri, { ...spanOf(start, end), head: tokenOf(text, start, end), params: [], uri }, offset);
}

/** Cuts a value into elements at its commas, outside of quotes, angle brackets, comments and templates. */
export function looseElements(text: string, start: number, end: number): LooseElement[] {
  const cuts = cutsOf(text, start, end, [',', ';']);
  const elements: LooseElement[] = [];
  let from = start;
  let semicolons: number[] = [];
  for (const cut of cuts) {
    if (text[cut] === ';') semicolons.push(cut);
    else {
      elements.push(elementOf(text, from, cut, semicolons));
      from = cut + 1;
      semicolons = [];
    }
  }
  elements.push(elementOf(text, from, end, semicolons));
  return elements;
}

function elementsOf(text: string, start: number, end: number, shape: Shape): LooseElement[] {
  if (shape === 'elements') return looseElements(text, start, end);
  if (shape === 'whole') return [{ ...spanOf(start, end), head: trimmed(text, start, end), params: [] }];
  return [authElement(text, start, end, shape === 'auth')];
}

function placeInUri(uri: LooseUri, element: LooseElement, offset: number): ValuePlace {
  return placeInParams(uri.params, 'uri', element, offset) ?? { kind: 'uri', element, uri, token: uri.base };
}

function placeInParams(
  params: readonly LooseParam[],
  of: 'field' | 'uri',
  element: LooseElement,
  offset: number,
): ValuePlace | undefined {
  const param = params.findLast((each) => each.start <= offset && offset <= each.end);
  if (param === undefined) return undefined;
  const { name, value } = param;
  const isValue = value !== undefined && offset > name.end && offset >= value.start;
  return { kind: isValue ? 'param-value' : 'param-name', of, param, params, element, token: isValue ? value : name };
}

function elementOf(text: string, start: number, end: number, semicolons: readonly number[]): LooseElement {
  const headEnd = semicolons[0] ?? end;
  const params = semicolons.map((cut, index) => paramOf(text, cut + 1, semicolons[index + 1] ?? end));
  return { ...spanOf(start, end), head: trimmed(text, start, headEnd), params, uri: angled(text, start, headEnd) };
}

/** `Digest realm="…", nonce="…"`. */
export function authElement(text: string, start: number, end: number, hasScheme: boolean): LooseElement {
  const head = trimmed(text, start, end);
  const schemeEnd = !hasScheme ? head.start : head.start + (/^[^\s,]*/u.exec(head.text)?.[0].length ?? 0);
  const cuts = cutsOf(text, schemeEnd, end, [',']);
  const starts = [schemeEnd, ...cuts.map((cut) => cut + 1)];
  const params =
    hasScheme && schemeEnd === end ? [] : starts.map((from, index) => paramOf(text, from, cuts[index] ?? end));
  return { ...spanOf(start, end), head: tokenOf(text, head.start, schemeEnd), params };
}

/** What stands between angle brackets outside of quotes. */
function angled(text: string, start: number, end: number): LooseUri | undefined {
  const [open] = cutsOf(text, start, end, ['<']);
  if (open === undefined) return undefined;
  const close = text.indexOf('>', open);
  return uriOf(text, open + 1, close === -1 || close > end ? end : close);
}

function uriOf(text: string, start: number, end: number): LooseUri {
  const question = text.slice(start, end).indexOf('?');
  const paramsEnd = question === -1 ? end : start + question;
  const cuts = cutsOf(text, start, paramsEnd, [';']).filter((cut) => cut > hostStart(text, start, paramsEnd));
  const params = cuts.map((cut, index) => paramOf(text, cut + 1, cuts[index + 1] ?? paramsEnd));
  return { ...spanOf(start, end), base: tokenOf(text, start, cuts[0] ?? paramsEnd), params };
}

/** A user part may hold `;` (RFC 3261 §19.1.1), so the parameters begin behind the last `@`. */
function hostStart(text: string, start: number, end: number): number {
  return start + text.slice(start, end).lastIndexOf('@');
}

function paramOf(text: string, start: number, end: number): LooseParam {
  const equals = text.indexOf('=', start);
  if (equals === -1 || equals >= end) return { ...spanOf(start, end), name: trimmed(text, start, end) };
  return { ...spanOf(start, end), name: trimmed(text, start, equals), value: trimmed(text, equals + 1, end) };
}

/** The token between two places without blanks and folds around it; where nothing else stands, an empty one right at the end. */
function trimmed(text: string, start: number, end: number): Token {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  return tokenOf(text, from, Math.max(from, start + piece.trimEnd().length));
}

/** Where one of the signs stands outside of quotes, angle brackets, comments and templates. */
function cutsOf(text: string, start: number, end: number, signs: readonly string[]): number[] {
  const cuts: number[] = [];
  for (let at = start; at < end; at += 1) {
    const sign = text.charAt(at);
    if (signs.includes(sign)) cuts.push(at);
    else if (sign === '"') at = closing(text, at, end, '"');
    else if (sign === '<') at = closing(text, at, end, '>');
    else if (sign === '(' && /\s/u.test(text.charAt(at - 1))) at = closing(text, at, end, ')');
    else if (text.startsWith('{{', at)) at = closing(text, at, end, '}}');
  }
  return cuts;
}

/** The last place of what `sign` ends; without one, of the value. A backslash takes the meaning of the character behind it. */
function closing(text: string, from: number, end: number, sign: string): number {
  for (let at = from + 1; at < end; at += 1) {
    if (sign === '"' && text.charAt(at) === '\\') at += 1;
    else if (text.startsWith(sign, at)) return at + sign.length - 1;
  }
  return end;
}
