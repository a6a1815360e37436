/** Quoted strings: quoted pairs, folds, and characters beyond ASCII (RFC 3261 §25.1 quoted-string). */

import type { Token } from '../span.ts';
import { spanOf } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { isBlankCode, sign } from './signs.ts';

/** `text` is what stands there, quotes included. */
export interface QuotedString extends Token {
  readonly kind: 'quoted-string';
  /** What it says: without the quotes, quoted pairs undone, each fold as one space. */
  readonly content: string;
}

/** Reads the quoted string that begins under the cursor. */
export function quotedString(cursor: Cursor): QuotedString {
  const { text, end, position: start } = cursor;
  if (!cursor.takeCode(sign.quote)) cursor.fail('expected', undefined, { expected: '"' });
  let isPlain = true;
  while (cursor.position < end) {
    const code = text.charCodeAt(cursor.position);
    if (code === sign.quote) {
      cursor.position += 1;
      return quoted(cursor, start, isPlain);
    }
    if (code === sign.backslash) passPair(cursor, start);
    else if (code === sign.openBrace && cursor.template()) continue;
    else if (!isPassable(code)) cursor.fail('bad-quoted-character');
    else cursor.position += 1;
    isPlain &&= code !== sign.backslash && code !== sign.carriageReturn && code !== sign.lineFeed;
  }
  return cursor.fail('unclosed-quote', spanOf(start, start + 1));
}

/** Passes a quoted pair. RFC 3261 §25.1: any ASCII character but CR and LF can be escaped. */
export function passPair(cursor: Cursor, opening: number): void {
  const { position } = cursor;
  if (position + 1 >= cursor.end) {
    const key = cursor.text.charCodeAt(opening) === sign.quote ? 'unclosed-quote' : 'unclosed-comment';
    cursor.fail(key, spanOf(opening, opening + 1));
  }
  const code = cursor.text.charCodeAt(position + 1);
  if (code === sign.carriageReturn || code === sign.lineFeed || code > sign.delete) {
    cursor.fail('bad-quoted-character', spanOf(position, position + 2));
  }
  cursor.position += 2;
}

/** True for what stands unescaped in quoted strings and comments: no control characters but those of LWS. */
export function isPassable(code: number): boolean {
  return (code >= sign.space && code !== sign.delete) || isBlankCode(code);
}

/** Text with quoted pairs undone and folds as one space. */
export function withoutPairs(text: string): string {
  if (!/[\\\r\n]/u.test(text)) return text;
  let said = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === sign.backslash) at += 1;
    else if (isBlankCode(code)) {
      const from = at;
      while (isBlankCode(text.charCodeAt(at + 1))) at += 1;
      const blanks = text.slice(from, at + 1);
      said += /[\r\n]/u.test(blanks) ? ' ' : blanks;
      continue;
    }
    said += text.charAt(at);
  }
  return said;
}

function quoted(cursor: Cursor, start: number, isPlain: boolean): QuotedString {
  const text = cursor.text.slice(start, cursor.position);
  const inner = text.slice(1, -1);
  const span = cursor.since(start);
  return {
    kind: 'quoted-string',
    start: span.start,
    end: span.end,
    text,
    content: isPlain ? inner : withoutPairs(inner),
  };
}
