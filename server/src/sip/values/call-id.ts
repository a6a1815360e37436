/** Call-ID: two words with an `@` between them, or one (RFC 3261 §20.8, §25.1 callid). */

import { type Token, tokenOf } from '../span.ts';
import { type Cursor, characters } from './cursor.ts';
import { sign } from './signs.ts';

/** RFC 3261 §25.1 word, without `{`, which may begin a template. Quotes, brackets and backslashes are ordinary in it. */
const wordCharacters = characters('a-zA-Z0-9\\-.!%*_+`\'~()<>:\\\\"/[]?}');

/** word [ "@" word ] */
export function callId(cursor: Cursor): Token {
  const start = cursor.position;
  word(cursor);
  if (cursor.takeCode(sign.at)) word(cursor);
  return tokenOf(cursor.text, start, cursor.position);
}

function word(cursor: Cursor): void {
  const start = cursor.position;
  do cursor.skip(wordCharacters);
  while (cursor.takeCode(sign.openBrace));
  if (cursor.position === start) cursor.fail('expected-token');
}
