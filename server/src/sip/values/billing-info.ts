/** P-DCS-Billing-Info: under which number a call is billed, and who keeps the account (RFC 5503 §7.1). */

import type { Span, Token } from '../span.ts';
import type { Cursor } from './cursor.ts';
import { hex } from './hex.ts';
import { type Host, host } from './host.ts';
import { type Params, params } from './params.ts';

/** `510B1E4A2B3C4D5E/FE12A3B4@as.example.com;rksgroup=1` */
export interface BillingInfo extends Span {
  readonly correlation: Token;
  readonly element: Token;
  readonly host: Host;
  readonly params: Params;
}

/** 1*48HEXDIG "/" 1*16HEXDIG "@" host *( SEMI param ) */
export function billingInfo(cursor: Cursor): BillingInfo {
  const correlation = hex(cursor);
  cursor.expect('/');
  const element = hex(cursor);
  cursor.expect('@');
  const keeper = host(cursor);
  const behind = params(cursor);
  const { start, end } = cursor.since(correlation.start);
  return { start, end, correlation, element, host: keeper, params: behind };
}
