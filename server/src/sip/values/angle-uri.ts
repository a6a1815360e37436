/** URIs that always stand in angle brackets and have no display name: Alert-Info, Call-Info, Error-Info, Geolocation (RFC 3261 §25.1 alert-param). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { angledUri } from './name-addr.ts';
import { type Params, params } from './params.ts';
import type { Uri } from './uri.ts';

export interface AngleUri extends Span {
  /** Its span leaves the brackets out. */
  readonly uri: Uri;
  readonly params: Params;
}

/** LAQUOT absoluteURI RAQUOT *( SEMI generic-param ) */
export function angleUri(cursor: Cursor): AngleUri {
  const { position } = cursor;
  const uri = angledUri(cursor);
  const behind = params(cursor);
  const { start, end } = cursor.since(position);
  return { start, end, uri, params: behind };
}
