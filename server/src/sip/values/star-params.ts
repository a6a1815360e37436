/** A `*` with parameters: Accept-Contact and Reject-Contact (RFC 3841 §10), Feature-Caps (RFC 6809 §6.2.1). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Params, params } from './params.ts';

/** `*;audio;require` */
export interface StarParams extends Span {
  readonly params: Params;
}

/** "*" *( SEMI param ) */
export function starParams(cursor: Cursor): StarParams {
  const { position } = cursor;
  cursor.expect('*');
  const behind = params(cursor);
  const { start, end } = cursor.since(position);
  return { start, end, params: behind };
}
