/** Content-ID: `<1234@example.com>` (RFC 8262 §3.2, RFC 5322 §3.6.4 msg-id). */

import { type Span, spanOf, type Token } from '../span.ts';
import { type Cursor, characters } from './cursor.ts';
import { sign } from './signs.ts';

export interface MessageId extends Span {
  /** What stands between the brackets. */
  readonly id: Token;
}

/** RFC 5322 §3.2.3 atext with dots; `[`, `]` and `:` stand in a no-fold-literal. */
const idCharacters = characters("a-zA-Z0-9!#$%&'*+\\-/=?^_`{|}~.");
const rightCharacters = characters("a-zA-Z0-9!#$%&'*+\\-/=?^_`{|}~.[]:");

/** "<" id-left "@" id-right ">" */
export function messageId(cursor: Cursor): MessageId {
  const open = cursor.position;
  cursor.expect('<');
  const from = cursor.position;
  part(cursor, idCharacters);
  cursor.expect('@');
  part(cursor, rightCharacters);
  const { start, end } = cursor.since(from);
  if (cursor.atEnd) cursor.fail('unclosed-angle', spanOf(open, open + 1));
  if (!cursor.takeCode(sign.closeAngle)) cursor.fail('expected', undefined, { expected: '>' });
  const span = cursor.since(open);
  return { start: span.start, end: span.end, id: { start, end, text: cursor.text.slice(start, end) } };
}

function part(cursor: Cursor, set: Uint8Array): void {
  const { position } = cursor;
  cursor.skip(set);
  if (cursor.position === position) cursor.fail('expected-token');
}
