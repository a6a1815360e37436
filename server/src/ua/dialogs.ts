/** The dialogs of a sender that are open: several exchanges may hold one, since a further INVITE renews what another opened. */

import { To } from '../sip/headers/to.ts';
import { dialogKeyOf } from './dialog.ts';
import { sequenceOf, tagOf } from './fields.ts';
import type { Fork } from './fork.ts';
import { keepNewest } from './newest.ts';
import type { Destination } from './outgoing.ts';
import type { RequestMessage } from './received.ts';

/** More dialogs are not remembered. */
const kept = 1000;

export class Dialogs {
  readonly #open = new Map<string, { readonly fork: Fork; readonly holders: Set<() => void> }>();

  /** The INVITEs that are under way within dialogs. */
  readonly #renewing = new Set<{ readonly key: string }>();

  /** The highest CSeq numbers that we sent in dialogs, also before they were confirmed, as PRACK is. */
  readonly #sequences = new Map<string, number>();

  /** A request that somebody wrote goes out, perhaps in a dialog that another one opened. */
  join(request: RequestMessage, text: string, destination: Destination): void {
    const isWithin = tagOf(request, To) !== undefined;
    if (!isWithin && this.#open.size === 0) return;
    const key = dialogKeyOf(request);
    const sequence = sequenceOf(request)?.number ?? 0;
    if (isWithin) this.count(key, sequence);
    const fork = this.find(key);
    if (fork === undefined) return;
    fork.sequence = Math.max(fork.sequence, sequence);
    // An ACK that was written by hand is what copies of the 2xx are answered with.
    if (request.startLine.method.text === 'ACK') fork.ack = { text, destination };
  }

  /** An INVITE of ours is under way in a dialog, until what is given back is called. */
  renew(key: string): () => void {
    const invite = { key };
    this.#renewing.add(invite);
    return () => this.#renewing.delete(invite);
  }

  isRenewing(key: string): boolean {
    return [...this.#renewing].some((invite) => invite.key === key);
  }

  /** A request of ours goes out in a dialog. */
  count(key: string, sequence: number): void {
    const highest = Math.max(sequence, this.#sequences.get(key) ?? 0);
    this.#sequences.delete(key);
    this.#sequences.set(key, highest);
    keepNewest(this.#sequences, kept);
  }

  /** The highest that was sent in it; 0 where none was. */
  sequenceIn(key: string): number {
    return this.#sequences.get(key) ?? 0;
  }

  /** The dialog of a key, while it is open. */
  find(key: string): Fork | undefined {
    return this.#open.get(key)?.fork;
  }

  /** An exchange holds a dialog from now on; `changed` is called when it has ended. */
  hold(fork: Fork, changed: () => void): void {
    const open = this.#open.get(fork.key) ?? { fork, holders: new Set() };
    open.holders.add(changed);
    this.#open.set(fork.key, open);
  }

  /** An exchange holds it no longer. */
  release(fork: Fork, changed: () => void): void {
    const open = this.#open.get(fork.key);
    open?.holders.delete(changed);
    if (open?.holders.size === 0) this.#open.delete(fork.key);
  }

  /** It is over, for all that hold it. */
  end(fork: Fork): void {
    fork.ended = true;
    const open = this.#open.get(fork.key);
    if (open?.fork !== fork) return;
    this.#open.delete(fork.key);
    for (const changed of open.holders) changed();
  }
}
