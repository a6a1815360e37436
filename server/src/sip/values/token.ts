/** Single tokens: an option tag, a method, a content coding (RFC 3261 §25.1 token). */

import type { Token } from '../span.ts';
import type { Cursor } from './cursor.ts';

/** One token: `100rel` of a Supported, `INVITE` of an Allow. Methods keep their case, since they compare with it. */
export function token(cursor: Cursor): Token {
  return cursor.token();
}
