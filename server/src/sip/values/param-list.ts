/** Parameters without a value before them: P-Charging-Vector, P-Charging-Function-Addresses (RFC 7315 §5.5, §5.6). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { firstParams, type Params } from './params.ts';

/** `icid-value=1234bc9876e;icid-generated-at=192.0.2.8` */
export interface ParamList extends Span {
  readonly params: Params;
}

/** param *( SEMI param ) */
export function paramList(cursor: Cursor): ParamList {
  const { position } = cursor;
  const params = firstParams(cursor);
  const { start, end } = cursor.since(position);
  return { start, end, params };
}
