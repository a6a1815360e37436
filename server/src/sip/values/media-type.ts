/** Media types: `application/sdp;charset=utf-8` (RFC 3261 §20.15, §25.1 media-type). */

import { type Span, spanOf, type Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Params, params } from './params.ts';

export interface MediaType extends Span {
  readonly type: Token;
  readonly subtype: Token;
  readonly params: Params;
}

/** m-type SLASH m-subtype *(SEMI m-parameter), where each parameter has a value. */
export function mediaType(cursor: Cursor): MediaType {
  const found = mediaRange(cursor);
  for (const { name, value } of found.params) {
    if (value === undefined) cursor.fail('expected', spanOf(name.end, name.end), { expected: '=' });
  }
  return found;
}

/** A media type or a range of them: `*` is a token, too. Accept's parameters may be flags, RFC 3261 §25.1 accept-param. */
export function mediaRange(cursor: Cursor): MediaType {
  const type = cursor.token();
  if (!cursor.separator('/')) cursor.fail('expected', undefined, { expected: '/' });
  const subtype = cursor.token();
  const behind = params(cursor);
  return { start: type.start, end: cursor.since(type.start).end, type, subtype, params: behind };
}

/** `application/sdp` in lower case: types compare without case. */
export function essenceOf({ type, subtype }: MediaType): string {
  return `${type.text}/${subtype.text}`.toLowerCase();
}
