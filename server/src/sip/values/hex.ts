/** Hexadecimal digits: P-Media-Authorization (RFC 3313 §5.1). */

import type { Token } from '../span.ts';
import { type Cursor, characters } from './cursor.ts';
import { wordHere } from './integer.ts';

const hexCharacters = characters('0-9a-fA-F');

/** 1*HEXDIG */
export function hex(cursor: Cursor): Token {
  const token = cursor.run(hexCharacters);
  return token.start === token.end ? cursor.fail('expected-number', wordHere(cursor)) : token;
}
