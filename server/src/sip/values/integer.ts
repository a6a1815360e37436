/** Whole numbers in decimal digits, of any length. */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, digits, tokenCharacters } from './cursor.ts';

export interface NumberValue extends Span {
  readonly digits: Token;
  /** Not exact beyond 2^53, but large enough for every comparison with a limit. NaN where a `{{template}}` stands among the digits: then every comparison is false. */
  readonly number: number;
}

/** RFC 3261 §25.1: 1*DIGIT. Leading zeros change nothing. */
export function integer(cursor: Cursor): NumberValue {
  const token = cursor.run(digits);
  if (token.start === token.end) cursor.fail('expected-number', wordHere(cursor));
  return numberOf(token);
}

/** The number that digits are. */
export function numberOf(token: Token): NumberValue {
  return { start: token.start, end: token.end, digits: token, number: Number(token.text) };
}

/** The word that stands in place of something else, such as `-1` in place of a number; or else the one character. */
export function wordHere(cursor: Cursor): Span {
  const { text, end, position } = cursor;
  let to = position;
  while (to < end && tokenCharacters[text.charCodeAt(to)] === 1) to += 1;
  return spanOf(position, Math.max(to, Math.min(position + 1, end)));
}
