/** A host, perhaps with its port, and parameters: P-DCS-LAES (RFC 5503 §8.1), P-Private-Network-Indication (RFC 7316 §7). */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { type Host, host } from './host.ts';
import { type Params, type ParamValue, params, paramValue } from './params.ts';
import { type SentBy, sentBy } from './via.ts';

export interface HostParams extends Span {
  readonly host: Host;
  readonly params: Params;
}

export interface HostPortParams extends Span {
  readonly at: SentBy;
  readonly params: Params;
}

/** host *( SEMI generic-param ) */
export function hostParams(cursor: Cursor): HostParams {
  const name = host(cursor);
  const behind = params(cursor);
  return { start: name.start, end: cursor.since(name.start).end, host: name, params: behind };
}

/** hostport *( SEMI param ), where `content` has a hostport as well. */
export function hostPortParams(cursor: Cursor): HostPortParams {
  const at = sentBy(cursor);
  const behind = params(cursor, hostPortValue);
  return { start: at.start, end: cursor.since(at.start).end, at, params: behind };
}

function hostPortValue(cursor: Cursor, name: Token): ParamValue {
  if (name.text.toLowerCase() !== 'content') return paramValue(cursor);
  const { start, end } = sentBy(cursor);
  const text = cursor.text.slice(start, end);
  return { kind: 'host', start, end, text, content: text };
}
