/** Reliable provisional responses and the PRACK that acknowledges one: RFC 3262, as the caller has it. */

import { Require } from '../sip/headers/require.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { To } from '../sip/headers/to.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { HeadField } from './compose.ts';
import { type Dialog, requestWithin } from './dialog.ts';
import { elementsOf, firstValue, sequenceOf, tagOf, unfolded } from './fields.ts';
import { isResponse, type RequestMessage, type ResponseMessage, statusOf } from './received.ts';

/** RFC 3262 §7.1: from 1 to 2³² − 1. */
const largest = 2 ** 32 - 1;

/** The RSeq of a provisional response that is sent reliably; nothing of any other: RFC 3262 §4. */
export function reliableNumber(message: Message): number | undefined {
  if (!isResponse(message) || statusOf(message) <= 100 || statusOf(message) >= 200) return undefined;
  const isRequired = elementsOf(message, Require).some((tag) => tag.toLowerCase() === '100rel');
  const text = unfolded(firstValue(message, RSeq) ?? '');
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return isRequired && number >= 1 && number <= largest ? number : undefined;
}

/** `next` is to be acknowledged; a `copy` was; one `out-of-order` must not be, nor looked at: RFC 3262 §4. */
export type Order = 'next' | 'copy' | 'out-of-order';

/** The reliable responses to one INVITE, each fork for itself. */
export class ReliableOrder {
  readonly #last = new Map<string, number>();

  /** Takes one in; the first of a fork sets its count. */
  take(response: ResponseMessage, number: number): Order {
    const fork = tagOf(response, To) ?? '';
    const last = this.#last.get(fork);
    if (last !== undefined && number <= last) return 'copy';
    if (last !== undefined && number !== last + 1) return 'out-of-order';
    this.#last.set(fork, number);
    return 'next';
  }
}

/** RFC 3262 §7.2: which response, and to which request. */
export function rackOf(number: number, invite: RequestMessage): string {
  const sequence = sequenceOf(invite);
  return `${number} ${sequence?.number ?? 1} ${sequence?.method ?? 'INVITE'}`;
}

/**
 * The PRACK of a reliable response, within the dialog that it opens (`dialogOf`), under a CSeq number of its own.
 * `body` is the answer where the response brought an offer (RFC 3262 §5), with its Content-Type among `more`.
 */
export function prackOf(
  dialog: Dialog,
  invite: RequestMessage,
  number: number,
  { sequence, via, more = [], body = '' }: PrackParts,
): string {
  return requestWithin(dialog, 'PRACK', sequence, via, [['RAck', rackOf(number, invite)], ...more], body);
}

export interface PrackParts {
  readonly sequence: number;
  readonly via: string;
  readonly more?: readonly HeadField[];
  readonly body?: string;
}
