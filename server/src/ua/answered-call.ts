/** A call that we have answered: its 2xx is repeated until the ACK comes, and its dialog is open until a BYE. */

import { From } from '../sip/headers/from.ts';
import { RecordRoute } from '../sip/headers/record-route.ts';
import { To } from '../sip/headers/to.ts';
import { transports } from '../sip/transports.ts';
import { type Chance, newBranch } from './chance.ts';
import type { Clock, Timer } from './clock.ts';
import { viaLike } from './compose.ts';
import { type Dialog, dialogKey, nextHop, requestWithin } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { callIdOf, contactOf, elementsOf, firstValue, tagOf, unfolded } from './fields.ts';
import type { Fork } from './fork.ts';
import type { Destination } from './outgoing.ts';
import type { Received, RequestMessage, ResponseMessage } from './received.ts';
import type { Requester } from './requester.ts';
import { timingOf } from './transaction/machine.ts';
import type { Address } from './transport/transport.ts';

export interface AnsweredContext {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly dialogs: Dialogs;
  /** Where a URI leads; nothing when nobody knows. */
  readonly resolve: (uri: string) => Promise<Destination | undefined>;
  readonly local: () => Address;
  /** Sends BYE, and answers a challenge to it. */
  readonly authenticated: Requester;
  /** The dialog is over, or its state has changed otherwise. */
  readonly changed: () => void;
}

export class AnsweredCall {
  readonly fork: Fork;
  readonly #context: AnsweredContext;
  #timer: Timer | undefined;
  #waited = 0;

  /** `repeat` sends the 2xx once more. */
  constructor(invite: Received<RequestMessage>, answer: ResponseMessage, repeat: () => void, context: AnsweredContext) {
    this.#context = context;
    this.fork = renewed(forkOf(invite, answer, context), context.dialogs);
    context.dialogs.hold(this.fork, this.#ended);
    this.#repeatLater(repeat, timingOf(false).t1);
  }

  get open(): boolean {
    return !this.fork.ended;
  }

  acknowledged(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** The far end, or whoever wrote a BYE, has ended it. */
  end(): void {
    this.#context.dialogs.end(this.fork);
  }

  /** RFC 3261 §15.1.1. */
  async hangUp(): Promise<void> {
    const { fork } = this;
    if (fork.ended || fork.bye !== undefined) return;
    this.acknowledged();
    const { destination } = await fork.hop;
    if (fork.ended || fork.bye !== undefined) return;
    fork.sequence = Math.max(fork.sequence, this.#context.dialogs.sequenceIn(fork.key)) + 1;
    const { viaName } = transports[destination.transport];
    const via = viaLike(undefined, viaName, newBranch(this.#context.chance), this.#context.local());
    const text = requestWithin(fork.dialog, 'BYE', fork.sequence, via);
    fork.bye = this.#context.authenticated(
      { text, destination },
      { response: ({ status }) => status >= 200 && this.end(), failed: () => this.end() },
    );
  }

  stop(): void {
    this.acknowledged();
    this.end();
    this.#context.dialogs.release(this.fork, this.#ended);
  }

  readonly #ended = (): void => {
    this.acknowledged();
    this.#context.changed();
  };

  /** RFC 3261 §13.3.1.4: from T1 up to every T2, over any transport, for 64 × T1; without an ACK by then the call is ended. */
  #repeatLater(repeat: () => void, delay: number): void {
    const { t1, t2 } = timingOf(false);
    this.#timer = this.#context.clock.after(delay, () => {
      this.#waited += delay;
      if (this.#waited >= 64 * t1) return void this.hangUp();
      repeat();
      this.#repeatLater(repeat, Math.min(2 * delay, t2, 64 * t1 - this.#waited));
    });
  }
}

/** RFC 3261 §12.2.2: a further INVITE renews where the far end is; whichever side opened the dialog, it is one. */
function renewed(answered: Fork, dialogs: Dialogs): Fork {
  const known = dialogs.find(answered.key);
  if (known === undefined) return answered;
  known.dialog = { ...known.dialog, target: answered.dialog.target };
  return known;
}

/** RFC 3261 §12.1.1: the dialog as we have it who were called. */
function forkOf(
  { message, arrival }: Received<RequestMessage>,
  answer: ResponseMessage,
  context: AnsweredContext,
): Fork {
  const callId = callIdOf(message) ?? '';
  const [localTag, remoteTag] = [tagOf(answer, To) ?? '', tagOf(message, From) ?? ''];
  const dialog: Dialog = {
    callId,
    localTag,
    remoteTag,
    from: unfolded(firstValue(answer, To) ?? ''),
    to: unfolded(firstValue(message, From) ?? ''),
    target: contactOf(message)?.uri ?? '',
    routeSet: elementsOf(message, RecordRoute),
    sequence: 0,
  };
  const source: Destination = { transport: arrival.transport, ...arrival.from };
  return {
    key: dialogKey(callId, localTag, remoteTag),
    dialog,
    sequence: 0,
    ended: false,
    ack: undefined,
    hop: context.resolve(nextHop(dialog)).then((destination) => ({ destination: destination ?? source })),
    delivery: { received: { message: answer, arrival }, status: 200, request: message, otherSource: false },
    bye: undefined,
  };
}
