/** What an INVITE of ours becomes: rings, is cancelled, opens dialogs with every fork that answers, and ends them. */

import { To } from '../sip/headers/to.ts';
import { transports } from '../sip/transports.ts';
import { type Chance, newBranch } from './chance.ts';
import type { Clock, Timer } from './clock.ts';
import { viaLike } from './compose.ts';
import {
  ackOfFailure,
  ackOfSuccess,
  cancelOf,
  type Dialog,
  dialogKey,
  dialogOf,
  nextHop,
  requestWithin,
} from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { contactOf, hasSessionDescription, sequenceOf, tagOf, topmostVia } from './fields.ts';
import type { Fork } from './fork.ts';
import type { Destination, Note } from './outgoing.ts';
import type { RequestMessage } from './received.ts';
import type { Delivery, Listener, Pending, Requester } from './requester.ts';
import { lingering, timingOf } from './transaction/machine.ts';
import { type Address, isSame } from './transport/transport.ts';

/** A call may ring so long: more than the three minutes of RFC 3261 §16.6 (11), anew with each 101–199. */
export const ringingLimit = 185_000;

export interface CallContext {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly destination: Destination;
  readonly ack: 'auto' | 'off';
  readonly endDialogs: boolean;
  /** Sends without waiting for an answer, as ACK is sent; settles when it has left, or could not. */
  readonly sendOnce: (text: string, to: Destination, again: boolean, note?: Note) => Promise<void>;
  /** Sends CANCEL, in a transaction of its own. */
  readonly request: Requester;
  /** Sends BYE, and answers a challenge to it. */
  readonly authenticated: Requester;
  /** Where a URI leads; nothing when nobody knows. */
  readonly resolve: (uri: string) => Promise<Destination | undefined>;
  readonly local: () => Address;
  readonly failed: (note: Note) => void;
  readonly done: (delivery: Delivery | undefined, note: Note | undefined, dialogOpen: boolean) => void;
  /** The dialogs that are open, also those that other exchanges opened. */
  readonly dialogs: Dialogs;
  /** A dialog of the call is over: perhaps nothing is left of the exchange. */
  readonly changed: () => void;
}

export class Call implements Listener {
  readonly #context: CallContext;
  readonly #pending: () => Pending | undefined;
  readonly #forks = new Map<string, Fork>();
  #ringing: Timer | undefined;
  #cancelled = false;
  #cancelling: Timer | undefined;
  #lingering: Timer | undefined;
  #cancelSent = false;
  #refusalSeen = false;
  #final = false;
  #ending = false;
  /** True when the INVITE renewed a dialog, which goes on whatever becomes of this call. */
  #renews = false;

  /** `pending` gives the INVITE that is under way. */
  constructor(context: CallContext, pending: () => Pending | undefined) {
    this.#context = context;
    this.#pending = pending;
  }

  get forks(): readonly Fork[] {
    return [...this.#forks.values()];
  }

  get open(): boolean {
    return this.forks.some(({ ended }) => !ended);
  }

  /** True while a phone may still be picked up that rings although nobody heard of it. */
  get lingers(): boolean {
    return this.#lingering !== undefined;
  }

  response(what: Delivery): void {
    if (what.status < 200) this.#provisional(what.status);
    else if (what.status < 300) this.#success(what);
    else this.#refused(what);
  }

  failed(note: Note): void {
    this.#stopTimers();
    if (!this.#cancelled) this.#context.failed(note);
    if (note.key === 'no-answer') this.#linger();
    this.#context.done(undefined, undefined, false);
  }

  /** What comes for an INVITE that nobody waits for any more: no phone is to ring on, nor to be left off the hook. */
  late(what: Delivery): void {
    if (what.status >= 200 && what.status < 300) this.#lateSuccess(what);
    else if (this.lingers && what.status < 200) this.#stopRinging(what.request);
    else if (this.lingers) this.#acknowledgeRefusal(what);
  }

  /** RFC 3261 §9.1: CANCEL waits for a provisional response. False when the call was answered already. */
  cancel(): boolean {
    const pending = this.#pending();
    if (this.#final || pending === undefined) return false;
    this.#cancelled = true;
    if (pending.idle) this.#giveUp(pending);
    else this.#sendCancel();
    return true;
  }

  /** Ends every dialog that is open, and any that opens from now on. */
  end(): void {
    this.#ending = true;
    for (const fork of this.#forks.values()) void this.#hangUp(fork);
  }

  stop(): void {
    this.#stopTimers();
    this.#lingering?.cancel();
    this.#lingering = undefined;
    for (const fork of this.#forks.values()) this.#context.dialogs.end(fork);
  }

  #provisional(status: number): void {
    // RFC 3261 §16.7 (2): 100 tells nothing of the callee, so it does not lengthen the wait.
    if (status > 100 || this.#ringing === undefined) {
      this.#ringing?.cancel();
      this.#ringing = this.#context.clock.after(ringingLimit, () => this.#rangTooLong());
    }
    if (this.#cancelled) this.#sendCancel();
  }

  #rangTooLong(): void {
    this.#context.failed({ key: 'rang-too-long', args: { seconds: ringingLimit / 1000 } });
    this.cancel();
  }

  #sendCancel(): void {
    const pending = this.#pending();
    if (pending === undefined || !pending.proceeding || this.#cancelSent) return;
    this.#cancelSent = true;
    const { clock, destination, request } = this.#context;
    const giveUp = () => this.#giveUp(pending);
    // RFC 3261 §9.1: a server that answers the CANCEL but never the INVITE is waited for no longer than 64 × T1.
    this.#cancelling = clock.after(lingering(timingOf(transports[destination.transport].reliable)), giveUp);
    request({ text: cancelOf(pending.request), destination }, { response: () => {}, failed: () => {} });
  }

  #giveUp(pending: Pending): void {
    this.#stopTimers();
    pending.stop();
    this.#context.done(undefined, undefined, false);
  }

  #refused(what: Delivery): void {
    this.#final = true;
    this.#stopTimers();
    this.#context.done(what, what.note, false);
  }

  #success(what: Delivery): void {
    this.#final = true;
    this.#stopTimers();
    const known = this.#forks.get(tagOf(what.received.message, To) ?? '');
    if (known === undefined)
      this.#answered(what, this.#cancelled ? { key: 'unwanted-call-ended', args: {} } : undefined);
    else this.#acknowledgeAgain(known);
  }

  /** RFC 3261 §13.2.2.4: it is acknowledged all the same, and its dialog ended. */
  #lateSuccess(what: Delivery): void {
    const known = this.#forks.get(tagOf(what.received.message, To) ?? '');
    if (known === undefined) this.#answered(what, { key: 'late-call-ended', args: {} });
    else this.#acknowledgeAgain(known);
  }

  #stopRinging(invite: RequestMessage): void {
    if (this.#cancelSent) return;
    this.#cancelSent = true;
    const { destination, request } = this.#context;
    const note: Note = { key: 'late-call-cancelled', args: {} };
    request({ text: cancelOf(invite), destination, note }, { response: () => {}, failed: () => {} });
  }

  /** RFC 3261 §17.1.1.3: each copy, as the transaction would have done. */
  #acknowledgeRefusal({ request, received }: Delivery): void {
    const again = this.#refusalSeen;
    this.#refusalSeen = true;
    void this.#context.sendOnce(ackOfFailure(request, received.message), this.#context.destination, again);
  }

  #acknowledgeAgain({ ack }: Fork): void {
    if (ack !== undefined) void this.#context.sendOnce(ack.text, ack.destination, true);
  }

  /** `unwanted` says why the call is not wanted, where it is not. */
  #answered(what: Delivery, unwanted: Note | undefined): void {
    const answered = this.#fork(what);
    const fork = answered === undefined ? undefined : this.#renewed(answered);
    const reason = fork === undefined ? { key: 'ack-impossible' as const, args: {} } : this.#whyNoAck(what, unwanted);
    if (fork !== undefined) {
      this.#forks.set(fork.dialog.remoteTag, fork);
      this.#context.dialogs.hold(fork, this.#context.changed);
    }
    if (fork !== undefined && reason === undefined) void this.#acknowledge(fork, unwanted);
    else this.#context.done(what, reason, fork !== undefined);
  }

  #fork(what: Delivery): Fork | undefined {
    const dialog = dialogOf(what.request, what.received.message);
    if (dialog === undefined) return undefined;
    const { callId, localTag, remoteTag, sequence } = dialog;
    const key = dialogKey(callId, localTag, remoteTag);
    return {
      key,
      dialog,
      // What was sent before the answer, such as PRACK, counts too: RFC 3261 §12.2.1.1.
      sequence: Math.max(sequence, this.#context.dialogs.sequenceIn(key)),
      ended: false,
      ack: undefined,
      hop: this.#hop(dialog, contactOf(what.received.message) !== undefined),
      delivery: what,
      bye: undefined,
    };
  }

  /** RFC 3261 §12.2.1.2: the answer to a further INVITE renews where the far end is, not the way there. */
  #renewed(answered: Fork): Fork {
    const known = this.#context.dialogs.find(answered.key);
    if (known === undefined) return answered;
    this.#renews = true;
    known.dialog = { ...answered.dialog, routeSet: known.dialog.routeSet };
    known.hop = this.#hop(known.dialog, contactOf(answered.delivery.received.message) !== undefined);
    known.delivery = answered.delivery;
    known.sequence = Math.max(known.sequence, answered.sequence);
    known.ack = undefined;
    return known;
  }

  /** Where requests of the dialog go; where nobody knows that, the way that the INVITE went. */
  async #hop(dialog: Dialog, hasContact: boolean): Promise<{ destination: Destination; note?: Note }> {
    const hop = nextHop(dialog);
    const destination = await this.#context.resolve(hop);
    const { destination: first } = this.#context;
    const noted = hasContact ? {} : { note: { key: 'contact-missing', args: { target: dialog.target } } as const };
    if (destination !== undefined)
      return { destination: isSecuredBy(first, destination) ? first : destination, ...noted };
    return { destination: first, note: { key: 'contact-not-found', args: { target: hop } } };
  }

  #whyNoAck({ request, received }: Delivery, unwanted: Note | undefined): Note | undefined {
    if (unwanted !== undefined) return undefined;
    if (this.#context.ack === 'off') return { key: 'ack-sent-by-hand', args: {} };
    // RFC 3261 §13.2.1: an INVITE without an offer gets it in the 2xx, and its ACK must bring the answer.
    const isOfferedBack = !hasSessionDescription(request) && hasSessionDescription(received.message);
    return isOfferedBack ? { key: 'ack-needs-answer', args: {} } : undefined;
  }

  async #acknowledge(fork: Fork, unwanted: Note | undefined): Promise<void> {
    await this.#sendAck(fork);
    if (fork.ended) this.#hungUp(fork);
    else if (unwanted !== undefined && !this.#renews) await this.#hangUp(fork, unwanted);
    else if (this.#context.endDialogs || this.#ending) await this.#hangUp(fork);
    else this.#context.done(fork.delivery, fork.delivery.note, true);
  }

  async #sendAck(fork: Fork, why?: Note): Promise<void> {
    const { destination, note = why } = await fork.hop;
    if (fork.ack !== undefined) return;
    const text = ackOfSuccess(fork.dialog, fork.delivery.request, this.#via(fork.delivery.request, destination));
    fork.ack = { text, destination };
    await this.#context.sendOnce(text, destination, false, note);
  }

  /** RFC 3261 §15.1.1. What was not acknowledged is, since its 2xx would else be repeated for half a minute. */
  async #hangUp(fork: Fork, note?: Note): Promise<void> {
    if (fork.ended || fork.bye !== undefined) return;
    await this.#sendAck(fork, { key: 'ack-before-bye', args: {} });
    const { destination } = await fork.hop;
    if (fork.bye !== undefined) return;
    // The far end was quicker.
    if (fork.ended) return this.#hungUp(fork);
    fork.sequence += 1;
    const { request } = fork.delivery;
    const text = requestWithin(fork.dialog, 'BYE', fork.sequence, this.#via(request, destination));
    const over = () => this.#hungUp(fork);
    fork.bye = this.#context.authenticated(
      { text, destination, note },
      {
        // Whatever the answer is, the dialog is over: RFC 3261 §15.1.1.
        response: (what) => {
          if (what.status >= 200) over();
        },
        failed: over,
      },
    );
  }

  #hungUp(fork: Fork): void {
    fork.sequence = Math.max(fork.sequence, sequenceOf(fork.bye?.request ?? fork.delivery.request)?.number ?? 0);
    fork.ended = true;
    const { delivery } = fork;
    this.#context.done(this.#cancelled ? undefined : delivery, delivery.note, this.open);
    this.#context.dialogs.end(fork);
  }

  #via(request: RequestMessage, { transport }: Destination): string {
    return viaLike(
      topmostVia(request),
      transports[transport].viaName,
      newBranch(this.#context.chance),
      this.#context.local(),
    );
  }

  /** Without any answer it is not known whether the request arrived, and so whether it rings. */
  #linger(): void {
    this.#lingering = this.#context.clock.after(ringingLimit, () => {
      this.#lingering = undefined;
      this.#context.changed();
    });
  }

  #stopTimers(): void {
    this.#ringing?.cancel();
    this.#cancelling?.cancel();
  }
}

/** RFC 7118 §5.2: a SIP URI says `ws` also of a place that is reached by WSS. */
function isSecuredBy(way: Destination, other: Destination): boolean {
  return way.transport === 'wss' && other.transport === 'ws' && isSame(way, other);
}
