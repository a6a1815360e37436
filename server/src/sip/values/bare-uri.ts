/** URIs that stand without brackets: P-Asserted-Service (RFC 6050 §4.1), Policy-ID (RFC 6794 §4.4.5.1), Trigger-Consent (RFC 5360 §5.11.2). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Params, params } from './params.ts';
import { type Uri, uri } from './uri.ts';

export interface BareUri extends Span {
  readonly uri: Uri;
  /** What stands behind the first `;`. */
  readonly params: Params;
}

/** One URI of a list, and its parameters. */
export function bareUri(cursor: Cursor): BareUri {
  const found = uri(cursor, 'listed');
  const behind = params(cursor);
  return { start: found.start, end: cursor.since(found.start).end, uri: found, params: behind };
}
