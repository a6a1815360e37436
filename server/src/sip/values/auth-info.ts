/** Authentication-Info: what the server says after an authentication (RFC 3261 §20.6, §25.1 ainfo). */

import type { Span } from '../span.ts';
import { type AuthParam, authParams } from './auth.ts';
import type { Cursor } from './cursor.ts';

/** `nextnonce="…", qop=auth` */
export interface AuthInfo extends Span {
  readonly params: readonly AuthParam[];
}

/** ainfo *( COMMA ainfo ) */
export function authInfo(cursor: Cursor): AuthInfo {
  const { position } = cursor;
  const params = authParams(cursor);
  const { start, end } = cursor.since(position);
  return { start, end, params };
}
