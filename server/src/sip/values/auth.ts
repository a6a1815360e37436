/** What challenges and credentials have in common: names with values, between commas (RFC 3261 §25.1 auth-param). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, tokenCharacters } from './cursor.ts';
import { wordHere } from './integer.ts';
import { failOnRepeats, type ParamValue, paramValue } from './params.ts';
import { sign } from './signs.ts';

/** `realm="example.com"`, `nc=00000001` */
export interface AuthParam extends Span {
  readonly name: Token;
  readonly value: ParamValue;
}

/** auth-param *( COMMA auth-param ): the commas here separate parts of one value. */
export function authParams(cursor: Cursor): readonly AuthParam[] {
  const found: AuthParam[] = [];
  do found.push(authParam(cursor));
  while (cursor.separator(','));
  failAtNextWord(cursor);
  failOnRepeats(cursor, found);
  return found;
}

function authParam(cursor: Cursor): AuthParam {
  if (endsParam(cursor)) failOnEmptyElement(cursor);
  const name = cursor.token();
  if (!cursor.separator('=')) {
    if (tokenCharacters[cursor.peek()] === 1) cursor.fail('another-scheme', name, { scheme: name.text });
    cursor.fail('expected', undefined, { expected: '=' });
  }
  if (endsParam(cursor)) cursor.fail('empty-parameter-value', cursor.since(name.start), { name: name.text });
  const value = paramValue(cursor);
  return { start: name.start, end: value.end, name, value };
}

/** Two parameters without a comma between them. */
function failAtNextWord(cursor: Cursor): void {
  const { position } = cursor;
  cursor.blanks();
  if (tokenCharacters[cursor.peek()] === 1) cursor.fail('expected', wordHere(cursor), { expected: ',' });
  cursor.position = position;
}

function endsParam(cursor: Cursor): boolean {
  return cursor.atEnd || cursor.peek() === sign.comma;
}

/** Fails at a comma with nothing on one of its sides. */
function failOnEmptyElement(cursor: Cursor): never {
  if (!cursor.atEnd) cursor.fail('empty-element');
  let at = cursor.position - 1;
  while (at >= 0 && cursor.text.charCodeAt(at) !== sign.comma) at -= 1;
  return cursor.fail('empty-element', spanOf(at, at + 1));
}
