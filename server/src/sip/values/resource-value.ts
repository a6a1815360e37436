/** Resource-Priority: a namespace and a priority within it (RFC 4412 §3.1). */

import type { Span, Token } from '../span.ts';
import { type Cursor, characters } from './cursor.ts';

/** `dsn.flash` */
export interface ResourceValue extends Span {
  readonly namespace: Token;
  readonly priority: Token;
}

/** RFC 4412 §3.1 token-nodot */
const dotlessCharacters = characters("a-zA-Z0-9\\-!%*_+`'~");

/** namespace "." r-priority */
export function resourceValue(cursor: Cursor): ResourceValue {
  const namespace = dotless(cursor);
  cursor.expect('.');
  const priority = dotless(cursor);
  return { start: namespace.start, end: priority.end, namespace, priority };
}

function dotless(cursor: Cursor): Token {
  const token = cursor.run(dotlessCharacters);
  return token.start === token.end ? cursor.fail('expected-token') : token;
}
