/** The value of a header field that is free text, or whose grammar is not known here: taken as it stands. */

import { type Token, tokenOf } from '../span.ts';
import type { Cursor } from './cursor.ts';

export interface TextValue {
  readonly text: Token;
}

/** Takes everything up to the end. It never fails. */
export function text(cursor: Cursor): TextValue {
  const start = cursor.position;
  cursor.position = cursor.end;
  return { text: tokenOf(cursor.text, start, cursor.end) };
}
