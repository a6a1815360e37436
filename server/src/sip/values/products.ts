/** Products and comments: Server and User-Agent (RFC 3261 §20.35, §20.41, §25.1 server-val). */

import type { Span, Token } from '../span.ts';
import { type Comment, comment } from './comment.ts';
import type { Cursor } from './cursor.ts';
import { sign } from './signs.ts';

/** `Example-Phone/2.1` */
export interface Product extends Span {
  readonly kind: 'product';
  readonly name: Token;
  readonly version?: Token | undefined;
}

/** What made the message, the most significant first. */
export interface Products extends Span {
  readonly parts: readonly (Product | Comment)[];
}

/** server-val *( LWS server-val ); a comment needs no blank before it, since LPAREN may begin with one. */
export function products(cursor: Cursor): Products {
  const { position } = cursor;
  const parts: (Product | Comment)[] = [];
  let end = position;
  do {
    parts.push(cursor.peek() === sign.openParenthesis ? comment(cursor) : product(cursor));
    end = cursor.position;
    cursor.blanks();
  } while (!cursor.atEnd && (cursor.position > end || cursor.peek() === sign.openParenthesis));
  cursor.position = end;
  const span = cursor.since(position);
  return { start: span.start, end: span.end, parts };
}

/** token [ SLASH product-version ] */
function product(cursor: Cursor): Product {
  const name = cursor.token();
  const version = cursor.separator('/') ? cursor.token() : undefined;
  return { kind: 'product', start: name.start, end: version?.end ?? name.end, name, version };
}
