/** MIME-Version: `1.0` (RFC 3261 §20.24). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { integer, type NumberValue } from './integer.ts';

export interface MimeVersion extends Span {
  readonly major: NumberValue;
  readonly minor: NumberValue;
}

/** 1*DIGIT "." 1*DIGIT */
export function mimeVersion(cursor: Cursor): MimeVersion {
  const major = integer(cursor);
  cursor.expect('.');
  const minor = integer(cursor);
  return { start: major.start, end: minor.end, major, minor };
}
