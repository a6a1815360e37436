/** How what a reader could not read may be mended; nothing where that would be guesswork. */

import type { Edit, Fix } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { insert } from '../../sip/syntax/edit.ts';
import { isBlank } from '../../sip/syntax/lines.ts';
import type { Failure, FailureKey } from '../../sip/values/cursor.ts';
import { isIpv6 } from '../../sip/values/host.ts';
import { guess, remove, replaceBy, safeFix } from './fixes.ts';

/** A place in a text: the span at fault, and the value that it is part of. */
interface Place {
  readonly source: string;
  readonly span: Span;
  readonly within: Span;
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
  'left-over': (place) => bracketAddress(place) ?? [guess('remove-left-over', remove(place.span))],
};

export function fixesFor(source: string, { key, span, args }: Failure, within: Span): readonly Fix[] {
  return mends[key]?.({ source, span, within, args }) ?? none;
}

function removeEquals({ source, span }: Place): readonly Fix[] {
  const sign = source.indexOf('=', span.start);
  return sign === -1 ? none : [guess('remove-equals', remove(spanOf(sign, sign + 1)))];
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

function skipLws(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/u.test(source.charAt(at))) at += 1;
  return at;
}
