/** Tells what happens in an exchange, as events with their time, their ends and their bytes. */

import type { Message } from '../sip/syntax/tree.ts';
import { readable } from './bytes.ts';
import type { Clock } from './clock.ts';
import { sequenceOf } from './fields.ts';
import type { Destination, Note, SendEvent, SendEventName } from './outgoing.ts';
import { isRequest, isResponse, type Received, statusOf } from './received.ts';
import { type Address, isSame, written } from './transport/transport.ts';

export class Teller {
  readonly #clock: Clock;
  readonly #emit: (event: SendEvent) => void;
  #target: Destination | undefined;
  #start: number | undefined;

  /** Without a target it is with whoever comes, and time begins with the first message. */
  constructor(clock: Clock, target: Destination | undefined, emit: (event: SendEvent) => void) {
    this.#clock = clock;
    this.#target = target;
    this.#emit = emit;
  }

  /** The exchange is with another place from now on. */
  retarget(target: Destination): void {
    this.#target = target;
  }

  /** A message of ours leaves. */
  left(
    event: 'sent' | 'retransmission',
    message: Message,
    bytes: Uint8Array,
    to: Destination,
    local?: Address,
    note?: Note,
  ): void {
    this.#start ??= this.#clock.now();
    const ends = {
      transport: to.transport,
      peer: written(to),
      ...(local === undefined ? {} : { local: written(local) }),
    };
    this.#tell({ event, direction: 'out', ...ends, ...aboutMessage(message), wire: bytes, ...noted(note) });
  }

  /** Something came in. */
  came(
    event: 'response' | 'request' | 'retransmission' | 'unexpected',
    { message, arrival }: Received,
    note?: Note,
    incoming?: string,
  ): void {
    if (this.#target === undefined) this.#start ??= this.#clock.now();
    const waits = incoming === undefined ? {} : { incoming };
    const { transport, from, local, bytes } = arrival;
    const ends = { transport, peer: written(from), local: written(local) };
    const isOther = this.isOther(from);
    const remark = note ?? (isOther ? this.#elsewhere(from) : undefined);
    const source = isOther ? { otherSource: true } : {};
    this.#tell({
      event,
      direction: 'in',
      ...ends,
      ...aboutMessage(message),
      wire: bytes,
      ...source,
      ...waits,
      ...noted(remark),
    });
  }

  failed(note: Note, bytes?: Uint8Array): void {
    this.#tell({
      event: 'failed',
      direction: 'in',
      ...this.#ends(),
      ...(bytes === undefined ? {} : { wire: bytes }),
      note,
    });
  }

  done(outcome: {
    readonly status?: number | undefined;
    readonly reason?: string | undefined;
    readonly note?: Note | undefined;
    readonly dialogOpen: boolean;
  }): void {
    const { status, reason, note, dialogOpen } = outcome;
    const answer = status === undefined ? {} : { status, ...(reason === undefined ? {} : { reason }) };
    this.#tell({ event: 'done', direction: 'in', ...this.#ends(), ...answer, ...noted(note), dialogOpen });
  }

  /** True of an address that the exchange is not with. */
  isOther(from: Address): boolean {
    return this.#target !== undefined && !isSame(from, this.#target);
  }

  #elsewhere(from: Address): Note {
    const target = this.#target === undefined ? '' : written(this.#target);
    return { key: 'other-source', args: { source: written(from), target } };
  }

  #ends(): Pick<SendEvent, 'transport' | 'peer'> {
    return this.#target === undefined
      ? { transport: 'udp', peer: '' }
      : { transport: this.#target.transport, peer: written(this.#target) };
  }

  #tell(event: Omit<SendEvent, 'at'> & { readonly event: SendEventName }): void {
    const at = Math.round(this.#clock.now() - (this.#start ?? this.#clock.now()));
    this.#emit({ at, ...event });
  }
}

function aboutMessage(message: Message): Pick<SendEvent, 'method' | 'status' | 'reason'> {
  if (isRequest(message)) return { method: message.startLine.method.text };
  if (!isResponse(message)) return {};
  const method = sequenceOf(message)?.method;
  const about = { status: statusOf(message), reason: readable(message.startLine.reason.text) };
  return method === undefined ? about : { ...about, method };
}

function noted(note: Note | undefined): Pick<SendEvent, 'note'> {
  return note === undefined ? {} : { note };
}
