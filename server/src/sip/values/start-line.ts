/** The Request-URI of a start line (RFC 3261 §7.1, §19.1.1). */

import type { Cursor } from './cursor.ts';
import { failBehindUri, type Uri, uri } from './uri.ts';

/** Any absolute URI, without brackets, and nothing behind it. An unknown scheme is no fault: RFC 3261 §8.2.2.1 answers it with 416. */
export function requestUri(cursor: Cursor): Uri {
  const found = uri(cursor, 'whole');
  return cursor.atEnd ? found : failBehindUri(cursor);
}
