/** Tokens with parameters: `session;handling=optional`, `gzip;q=1.0`. */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Params, params } from './params.ts';

export interface TokenParams extends Span {
  readonly token: Token;
  readonly params: Params;
}

/** token *( SEMI generic-param ) */
export function tokenParams(cursor: Cursor): TokenParams {
  const token = cursor.token();
  const behind = params(cursor);
  return { start: token.start, end: cursor.since(token.start).end, token, params: behind };
}
