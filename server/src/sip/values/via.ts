/** Via: what a response follows back (RFC 3261 §20.42, §25.1 via-parm). */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { bareIpv6, type Host, host, port } from './host.ts';
import type { NumberValue } from './integer.ts';
import { type Params, type ParamValue, params, paramValue } from './params.ts';
import { sign } from './signs.ts';

/** `SIP/2.0/UDP host:port;params` */
export interface Via extends Span {
  readonly protocolName: Token;
  readonly protocolVersion: Token;
  readonly transport: Token;
  readonly sentBy: SentBy;
  readonly params: Params;
}

export interface SentBy extends Span {
  readonly host: Host;
  readonly port?: NumberValue | undefined;
}

/** via-parm = sent-protocol LWS sent-by *( SEMI via-params ); SLASH and COLON may have blanks and folds around them. */
export function via(cursor: Cursor): Via {
  const protocolName = cursor.token();
  slash(cursor);
  const protocolVersion = cursor.token();
  slash(cursor);
  const transport = cursor.token();
  if (cursor.atEnd) cursor.fail('expected-host');
  cursor.expectBlanks();
  const at = sentBy(cursor);
  const behind = params(cursor, viaParamValue);
  const { start, end } = cursor.since(protocolName.start);
  return { start, end, protocolName, protocolVersion, transport, sentBy: at, params: behind };
}

/** sent-by = host [ COLON port ] */
export function sentBy(cursor: Cursor): SentBy {
  const name = host(cursor);
  const colon = cursor.position;
  const toPort = cursor.separator(':') ? port(cursor, colon) : undefined;
  const { start, end } = cursor.since(name.start);
  return { start, end, host: name, port: toPort };
}

function slash(cursor: Cursor): void {
  if (!cursor.separator('/')) cursor.fail('expected', undefined, { expected: '/' });
}

/** RFC 3261 §25.1 has an IPv6 address in `received` without brackets; RFC 5118 §4.5 wants both forms understood. */
function viaParamValue(cursor: Cursor, name: Token): ParamValue {
  if (name.text.length !== 8 || name.text.toLowerCase() !== 'received' || !isBareIpv6(cursor))
    return paramValue(cursor);
  const { start, end, text } = bareIpv6(cursor);
  return { kind: 'host', start, end, text, content: text };
}

/** True when a colon stands before the value ends. */
function isBareIpv6({ text, position, end }: Cursor): boolean {
  for (let at = position; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === sign.colon) return true;
    if (code === sign.semicolon || code === sign.comma || code === sign.openBracket || code === sign.openBrace)
      return false;
  }
  return false;
}
