/** A Call-ID with parameters, which names a dialog: Replaces (RFC 3891 §6.1), Join (RFC 3911 §7.1), Target-Dialog (RFC 4538 §7). */

import type { Span, Token } from '../span.ts';
import { callId } from './call-id.ts';
import type { Cursor } from './cursor.ts';
import { type Params, params } from './params.ts';

export interface CallIdParams extends Span {
  readonly callId: Token;
  readonly params: Params;
}

/** callid *( SEMI param ) */
export function callIdParams(cursor: Cursor): CallIdParams {
  const id = callId(cursor);
  const behind = params(cursor);
  return { start: id.start, end: cursor.since(id.start).end, callId: id, params: behind };
}
