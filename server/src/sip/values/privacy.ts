/** Privacy: words between semicolons, which are no parameters (RFC 3323 §4.2). */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';

/** `header; session; critical` */
export interface Privacy extends Span {
  readonly tokens: readonly Token[];
}

/** priv-value *( ";" priv-value ) */
export function privacy(cursor: Cursor): Privacy {
  const { position } = cursor;
  const tokens: Token[] = [];
  do tokens.push(cursor.token());
  while (cursor.separator(';'));
  const { start, end } = cursor.since(position);
  return { start, end, tokens };
}
