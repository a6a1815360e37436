/** Languages: tags of Content-Language, ranges of Accept-Language (RFC 3261 §20.3, §20.13; RFC 5646 §2.1). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, characters, isTemplated } from './cursor.ts';
import { type Params, params } from './params.ts';
import { sign } from './signs.ts';

/** `en-gb;q=0.8` */
export interface LanguageRange extends Span {
  readonly language: Token;
  readonly params: Params;
}

/** RFC 3261 §25.1 has letters only; RFC 5646 §2.1, which came later, digits as well, as in `es-419`. */
const languageCharacters = characters('a-zA-Z0-9\\-');

/** primary-tag *( "-" subtag ), each of up to eight characters. */
export function languageTag(cursor: Cursor): Token {
  const token = cursor.run(languageCharacters);
  if (token.start === token.end) cursor.fail('expected-token');
  if (!isTemplated(token) && !hasSoundSubtags(token.text))
    cursor.fail('expected-token', spanOf(token.start, token.end));
  return token;
}

/** ( language-tag / "*" ) *( SEMI accept-param ) */
export function languageRange(cursor: Cursor): LanguageRange {
  const { position } = cursor;
  const language = cursor.peek() === sign.asterisk ? cursor.token() : languageTag(cursor);
  if (language.text.length > 1 && language.text.startsWith('*')) cursor.fail('expected-token', cursor.since(position));
  const behind = params(cursor);
  return { start: language.start, end: cursor.since(position).end, language, params: behind };
}

function hasSoundSubtags(text: string): boolean {
  return text.split('-').every((subtag) => subtag.length > 0 && subtag.length <= 8);
}
