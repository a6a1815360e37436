/** Parameters without a value before them: P-Charging-Vector, P-Charging-Function-Addresses (RFC 7315 §5.5, §5.6). */

import type { Span } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { firstParams, type Params, repeatableParams } from './params.ts';

/** `icid-value=1234bc9876e;icid-generated-at=192.0.2.8` */
export interface ParamList extends Span {
  readonly params: Params;
}

/** param *( SEMI param ) */
export function paramList(cursor: Cursor): ParamList {
  return listed(cursor, firstParams(cursor));
}

/** `ccf=192.0.2.1;ccf=192.0.2.2`: the second address of a kind is for when the first does not answer, as RFC 3455 §5.5 had it. */
export function repeatableParamList(cursor: Cursor): ParamList {
  return listed(cursor, repeatableParams(cursor));
}

function listed(cursor: Cursor, params: Params): ParamList {
  const { start, end } = cursor.since(params[0]?.start ?? cursor.position);
  return { start, end, params };
}
