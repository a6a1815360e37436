/** Warning: a code, who warns, and a text (RFC 3261 §20.43). */

import type { Span, Token } from '../span.ts';
import { type Cursor, tokenCharacters } from './cursor.ts';
import { integer, type NumberValue } from './integer.ts';
import { type QuotedString, quotedString } from './quoted-string.ts';
import { isBlankCode, sign } from './signs.ts';
import { sentBy } from './via.ts';

/** `307 isi.example.edu "Session parameter 'foo' not understood"` */
export interface Warning extends Span {
  readonly code: NumberValue;
  /** A host, perhaps with its port, or a pseudonym. */
  readonly agent: Token;
  readonly text: QuotedString;
}

/** warn-code SP warn-agent SP warn-text; how many digits the code has, a rule looks at. */
export function warning(cursor: Cursor): Warning {
  const code = integer(cursor);
  space(cursor);
  const agent = warnAgent(cursor);
  space(cursor);
  const text = quotedString(cursor);
  return { start: code.start, end: text.end, code, agent, text };
}

/** RFC 3261 §25.1 has a single SP here; a fold stands for one (§7.3.1). */
function space(cursor: Cursor): void {
  cursor.expectBlanks();
}

/** hostport / pseudonym: most of either are tokens. */
function warnAgent(cursor: Cursor): Token {
  const { position } = cursor;
  cursor.skip(tokenCharacters);
  const code = cursor.peek();
  if (cursor.position === position || code === sign.colon) {
    cursor.position = position;
    sentBy(cursor);
  } else if (code !== -1 && !isBlankCode(code)) cursor.fail('expected-token');
  const { start, end } = cursor.since(position);
  return { start, end, text: cursor.text.slice(start, end) };
}
