/** Comments, which may hold comments (RFC 3261 §25.1 comment). */

import type { Token } from '../span.ts';
import { spanOf } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { isPassable, passPair, withoutPairs } from './quoted-string.ts';
import { sign } from './signs.ts';

/** `text` is what stands there, parentheses included. */
export interface Comment extends Token {
  readonly kind: 'comment';
  /** What it says: without the outer parentheses, quoted pairs undone, each fold as one space. */
  readonly content: string;
}

/** Reads the comment that begins under the cursor, however deep others lie in it. */
export function comment(cursor: Cursor): Comment {
  const { text, end, position: start } = cursor;
  cursor.expect('(');
  let depth = 1;
  while (cursor.position < end) {
    const code = text.charCodeAt(cursor.position);
    if (code === sign.backslash) {
      passPair(cursor, start);
      continue;
    }
    if (code === sign.openBrace && cursor.template()) continue;
    if (!isPassable(code)) cursor.fail('bad-quoted-character');
    cursor.position += 1;
    if (code === sign.openParenthesis) depth += 1;
    if (code === sign.closeParenthesis) depth -= 1;
    if (depth === 0) return finished(cursor, start);
  }
  return cursor.fail('unclosed-comment', spanOf(start, start + 1));
}

function finished(cursor: Cursor, start: number): Comment {
  const text = cursor.text.slice(start, cursor.position);
  const span = cursor.since(start);
  return { kind: 'comment', start: span.start, end: span.end, text, content: withoutPairs(text.slice(1, -1)) };
}
