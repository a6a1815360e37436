/** How what a reader could not read may be mended; nothing where that would be guesswork. */

import { headerNamed } from '../../sip/headers/index.ts';
import type { Edit, Fix } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { insert } from '../../sip/syntax/edit.ts';
import { endsLine, isBlank } from '../../sip/syntax/lines.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import type { Failure, FailureKey } from '../../sip/values/cursor.ts';
import { isIpv6 } from '../../sip/values/host.ts';
import { guess, remove, removeLine, replaceBy, safeFix } from './fixes.ts';
import { saysNothingBare } from './param-values.ts';

/** Where a reader failed: the value that the fault is part of, and which rule names it. */
export interface Site {
  readonly message: Message;
  /** Absent in the start line. */
  readonly field?: Field | undefined;
  readonly within: Span;
  readonly rule: string;
}

/** The span at fault within its site. */
interface Place extends Site {
  readonly source: string;
  readonly span: Span;
  readonly args: Failure['args'];
}

type Mend = (place: Place) => readonly Fix[];

const none: readonly Fix[] = [];

/** Each fault once; keys without an entry have no likely fix. */
const mends: Readonly<Partial<Record<FailureKey, Mend>>> = {
  'empty-parameter': ({ span }) => [safeFix('remove-semicolon', remove(span))],
  'empty-parameter-value': removeEquals,
  'repeated-parameter': removeParameter,
  'empty-element': removeComma,
  'blank-in-uri': ({ span }) => [safeFix('remove-blanks', remove(span))],
  'unclosed-quote': closeQuote,
  'unclosed-angle': closeAngle,
  'unclosed-comment': ({ within }) => [guess('close-comment', [insert(within.end, ')')])],
  'bad-display-name': quoteName,
  'bad-uri-character': (place) => bracketAddress(place) ?? escapeCharacter(place),
  'bad-escape': ({ span }) => [guess('escape-character', [insert(span.start + 1, '25')], { escaped: '%25' })],
  'bad-port': (place) => bracketAddress(place) ?? none,
  'bad-host': (place) => bracketAddress(place) ?? none,
  'bad-date': ({ source, span }) => (isZone(source, span) ? [guess('use-gmt', replaceBy(span, 'GMT'))] : none),
  expected: insertExpected,
  'expected-uri': insertScheme,
  'empty-value': removeField,
  'left-over': (place) =>
    bracketAddress(place) ?? [...insertComma(place), guess('remove-left-over', removeLeftOver(place))],
};

/** In these two a fault is mended by what the whole value should be. */
const mendsOfRule: Readonly<Record<string, Mend>> = { 'malformed-cseq': mendCSeq, 'malformed-via': mendVia };

export function fixesFor(site: Site, { key, span, args }: Failure): readonly Fix[] {
  const place: Place = { ...site, source: site.message.source, span, args };
  const fixes = mendsOfRule[site.rule]?.(place) ?? none;
  return fixes.length > 0 ? fixes : (mends[key]?.(place) ?? none);
}

function removeEquals({ source, span, field, args }: Place): readonly Fix[] {
  const sign = source.indexOf('=', span.start);
  const header = field === undefined ? undefined : headerNamed(field.name.text)?.name;
  const needsValue = header !== undefined && saysNothingBare(header, String(args.name));
  return sign === -1 || needsValue ? none : [guess('remove-equals', remove(spanOf(sign, sign + 1)))];
}

/** From the semicolon before the name up to the next one. */
function removeParameter({ source, span, within, args }: Place): readonly Fix[] {
  const start = source.lastIndexOf(';', span.start);
  const length = source.slice(span.end, within.end).search(/[;,>?]/u);
  const end = length === -1 ? within.end : span.end + length;
  return start < within.start
    ? none
    : [guess('remove-repeated', remove(spanOf(start, end)), { name: args.name ?? '' })];
}

/** The comma behind the empty element, or the one before it where it is the last. */
function removeComma({ source, span, within }: Place): readonly Fix[] {
  const behind = skipLws(source, span.start, within.end);
  const comma = source[behind] === ',' ? behind : source.lastIndexOf(',', span.end);
  return comma < within.start ? none : [safeFix('remove-comma', remove(spanOf(comma, comma + 1)))];
}

/** A display name ends before its angle bracket, anything else at the end of the value. */
function closeQuote({ source, span, within }: Place): readonly Fix[] {
  const angle = source.indexOf('<', span.start);
  let end: number = angle === -1 || angle >= within.end ? within.end : angle;
  while (end > span.end && isBlank(source.charCodeAt(end - 1))) end -= 1;
  return [guess('close-quote', [insert(end, '"')])];
}

/** Before what can only belong to the header field: a blank, a comma, or a parameter such as tag. */
function closeAngle({ source, span, within }: Place): readonly Fix[] {
  const length = source.slice(span.end, within.end).search(/[\s,]|;(?:tag|q|expires)\s*=/iu);
  return [guess('close-angle', [insert(length === -1 ? within.end : span.end + length, '>')])];
}

function quoteName({ source, span }: Place): readonly Fix[] {
  const inner = source.slice(span.start, span.end).replaceAll(/["\\]/gu, (character, index: number, text: string) => {
    const isOuter = character === '"' && (index === 0 || index === text.length - 1);
    return isOuter ? '' : `\\${character}`;
  });
  return [safeFix('quote-name', replaceBy(span, `"${inner}"`))];
}

/** An IPv6 address without brackets around what could not be read. */
function bracketAddress({ source, span, within }: Place): readonly Fix[] | undefined {
  let start: number = span.start;
  let end: number = span.start;
  while (start > within.start && /[\da-f:.]/iu.test(source.charAt(start - 1))) start -= 1;
  while (end < within.end && /[\da-f:.]/iu.test(source.charAt(end))) end += 1;
  // The colon of the scheme is no part of the address.
  if (source[start] === ':' && source[start + 1] !== ':') start += 1;
  const address = source.slice(start, end);
  if (source[start - 1] === '[' || !isIpv6(address)) return undefined;
  return [safeFix('bracket-address', replaceBy(spanOf(start, end), `[${address}]`), { address: `[${address}]` })];
}

/** RFC 3261 §19.1.2: what cannot stand in a URI is written as `%HH`, for each of its bytes in UTF-8. */
function escapeCharacter({ source, span }: Place): readonly Fix[] {
  const character = source.slice(span.start, span.end);
  if (/[<>]/u.test(character)) return none;
  const escaped = escapedOf(character);
  return [guess('escape-character', replaceBy(span, escaped), { escaped })];
}

function escapedOf(text: string): string {
  try {
    return encodeURIComponent(text).replaceAll(
      /[#@:"]/gu,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  } catch {
    return text;
  }
}

function isZone(source: string, { start, end }: Span): boolean {
  return /^(?:UTC?|Z|gmt|\+0000)$/u.test(source.slice(start, end));
}

/** A header field that wants angle brackets gets them around the whole of its URI. */
function insertExpected({ source, span, within, args }: Place): readonly Fix[] {
  if (args.expected !== '<' || span.end - span.start < 2) return none;
  const length = source.slice(span.start, within.end).search(/[\s,]/u);
  const end = length === -1 ? within.end : span.start + length;
  const edits: readonly Edit[] = [insert(span.start, '<'), insert(end, '>')];
  return [guess('bracket-uri', edits)];
}

/** `bob@example.com` lacks but its scheme. */
function insertScheme({ source, span }: Place): readonly Fix[] {
  const isAddress = /^[^\s@:;<>"]+@[\w.[\]:-]+$/u.test(source.slice(span.start, span.end));
  return isAddress ? [guess('insert-scheme', [insert(span.start, 'sip:')])] : none;
}

/** Without the fields that every message needs it would only get worse. */
function removeField({ field, args, message }: Place): readonly Fix[] {
  const name = field === undefined ? undefined : headerNamed(field.name.text)?.name;
  if (field === undefined || name === undefined || needed.has(name) || !endsLine(message.source, field.end))
    return none;
  return [guess('remove-field', removeLine(field), { ...args, name })];
}

const needed: ReadonlySet<string> = new Set(['Via', 'From', 'To', 'Call-ID', 'CSeq', 'Max-Forwards', 'Contact']);

/** Words of a list that blanks separate where commas should. */
function insertComma({ source, span, field }: Place): readonly Fix[] {
  const isList = field !== undefined && headerNamed(field.name.text)?.repeat === 'list';
  if (!isList || !/^[\w.+-]+$/u.test(source.slice(span.start, span.end))) return none;
  const end = endOfWordBefore(source, span.start);
  return end === span.start ? none : [guess('insert-comma', [insert(end, ',')])];
}

/** With the blanks before it. */
function removeLeftOver({ source, span }: Place): readonly Edit[] {
  return remove(spanOf(endOfWordBefore(source, span.start), span.end));
}

function endOfWordBefore(source: string, from: number): number {
  let end = from;
  while (end > 0 && /\s/u.test(source.charAt(end - 1))) end -= 1;
  return end;
}

/** RFC 3261 §20.16: a number, a blank, a method. */
function mendCSeq({ message, source, within, span }: Place): readonly Fix[] {
  const value = source.slice(within.start, within.end);
  const { startLine } = message;
  const swapped = /^(?<method>[A-Z]+)[ \t]+(?<number>\d+)$/u.exec(value)?.groups;
  if (swapped !== undefined) {
    const meant = `${swapped.number} ${swapped.method}`;
    return [safeFix('swap', replaceBy(within, meant), { value: meant })];
  }
  if (/^\d+[A-Z]+$/u.test(value)) return [safeFix('insert-space', [insert(span.start, ' ')])];
  if (!/^\d+$/u.test(value) || startLine.kind !== 'request') return none;
  const method = startLine.method.text;
  return [safeFix('insert-method', [insert(within.end, ` ${method}`)], { method })];
}

/** `SIP/2.0 host` lacks but the transport. */
function mendVia({ source, within, span, args }: Place): readonly Fix[] {
  const before = source.slice(within.start, span.start);
  if (args.expected !== '/' || !/(?:^|,\s*)SIP[ \t]*\/[ \t]*2\.0[ \t]*$/iu.test(before)) return none;
  return [guess('insert-transport', [insert(endOfWordBefore(source, span.start), '/UDP')])];
}

function skipLws(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/u.test(source.charAt(at))) at += 1;
  return at;
}
