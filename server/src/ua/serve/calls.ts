/** Calls to the local server: they ring, are answered, cancelled, refused on demand, and hung up. */

import { From } from '../../sip/headers/from.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { To } from '../../sip/headers/to.ts';
import type { Chance } from '../chance.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Answer, HeadField } from '../compose.ts';
import { dialogKey } from '../dialog.ts';
import { callIdOf, elementsOf, hasSessionDescription, tagOf } from '../fields.ts';
import type { Received, RequestMessage } from '../received.ts';
import type { Incoming } from '../server.ts';
import { written } from '../transport/transport.ts';
import { allow, answerWith } from './answers.ts';
import { answerTo, offer } from './session.ts';

/** When a call rings, when it is answered, and when one that rings on is given up, in milliseconds from its start. */
const callTimes = { ring: 100, answer: 500, giveUp: 120_000 };

/** RFC 3261 §13.3.1.4: the 2xx is repeated from T1 up to every T2, for 64 × T1. */
const repeats = { first: 500, longest: 4000, total: 32_000 };

/** How many calls may ring at once, and how many may be open: of those the oldest is forgotten. */
const limit = 100;

interface Call {
  readonly incoming: Incoming;
  readonly tag: string;
  readonly timers: Timer[];
}

export class Calls {
  readonly #clock: Clock;
  readonly #chance: Chance;
  /** By the key of the INVITE's transaction, for CANCEL, while it is not answered. */
  readonly #ringing = new Map<string, Call>();
  /** By dialog, once answered. */
  readonly #open = new Map<string, Call>();
  #sessions = 0;

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  get isFull(): boolean {
    return this.#ringing.size >= limit;
  }

  /** Rings, and is answered; or rings on until CANCEL. */
  invite(incoming: Incoming, ringsOn: boolean): void {
    const call = this.#begin(incoming);
    const fields = dialogFields(incoming.received);
    this.#later(call, callTimes.ring, () => incoming.answer({ ...answerWith(180, fields), tag: call.tag }));
    if (ringsOn) this.#later(call, callTimes.giveUp, () => this.#refuse(call, answerWith(480)));
    else this.#later(call, callTimes.answer, () => this.#accept(call));
  }

  /** Is refused after a moment, in which a CANCEL may come. */
  refuse(incoming: Incoming, answer: Answer): void {
    const call = this.#begin(incoming);
    this.#later(call, callTimes.ring, () => this.#refuse(call, answer));
  }

  /** A further INVITE within a dialog of ours: the session is described anew. */
  reinvite(incoming: Incoming): void {
    const tag = tagOf(incoming.received.message, To) ?? '';
    incoming.answer(answerWith(100));
    this.#accept({ incoming, tag, timers: [] });
  }

  /** RFC 3261 §9.2: the answer to a CANCEL, with the tag of the answer to its INVITE; nothing when nothing rings that it could mean. */
  cancel(inviteKey: string): Answer | undefined {
    const call = this.#ringing.get(inviteKey);
    if (call === undefined) return undefined;
    this.#refuse(call, answerWith(487));
    return { ...answerWith(200), tag: call.tag };
  }

  /** The ACK of a 2xx. */
  acknowledge(ack: RequestMessage): void {
    const call = this.#open.get(keyOf(ack, tagOf(ack, To) ?? ''));
    if (call !== undefined) stopTimers(call);
  }

  /** True of a request within a dialog of ours. */
  knows(request: RequestMessage): boolean {
    return this.#open.has(keyOf(request, tagOf(request, To) ?? ''));
  }

  hangUp(bye: RequestMessage): void {
    const key = keyOf(bye, tagOf(bye, To) ?? '');
    const call = this.#open.get(key);
    if (call !== undefined) this.#end(key, call);
  }

  stop(): void {
    for (const call of [...this.#ringing.values(), ...this.#open.values()]) stopTimers(call);
    this.#ringing.clear();
    this.#open.clear();
  }

  #begin(incoming: Incoming): Call {
    const call: Call = { incoming, tag: this.#chance(6), timers: [] };
    this.#ringing.set(incoming.key, call);
    incoming.answer(answerWith(100));
    return call;
  }

  #later(call: Call, delay: number, act: () => void): void {
    call.timers.push(this.#clock.after(delay, act));
  }

  #refuse(call: Call, answer: Answer): void {
    this.#settle(call);
    call.incoming.answer({ ...answer, tag: call.tag });
  }

  #accept(call: Call): void {
    const { message, arrival } = call.incoming.received;
    this.#settle(call);
    this.#sessions += 1;
    const host = arrival.local.address;
    const body = hasSessionDescription(message)
      ? answerTo(message.body?.text ?? '', host, this.#sessions)
      : offer(host, this.#sessions);
    const fields = [...dialogFields(call.incoming.received), allow, ['Content-Type', 'application/sdp'] as const];
    const answer: Answer = { ...answerWith(200, fields), tag: call.tag, body };
    const key = keyOf(message, call.tag);
    const before = this.#open.get(key);
    if (before !== undefined) stopTimers(before);
    this.#open.set(key, call);
    for (const [old, forgotten] of this.#open) if (this.#open.size > limit) this.#end(old, forgotten);
    call.incoming.answer(answer);
    this.#repeat(call, key, answer, repeats.first, 0);
  }

  #repeat(call: Call, key: string, answer: Answer, delay: number, passed: number): void {
    stopTimers(call);
    this.#later(call, delay, () => {
      // RFC 3261 §13.3.1.4: without an ACK the session is over.
      if (passed + delay >= repeats.total) this.#end(key, call);
      else {
        call.incoming.answer(answer);
        this.#repeat(call, key, answer, Math.min(2 * delay, repeats.longest), passed + delay);
      }
    });
  }

  #settle(call: Call): void {
    stopTimers(call);
    this.#ringing.delete(call.incoming.key);
  }

  #end(key: string, call: Call): void {
    stopTimers(call);
    this.#open.delete(key);
  }
}

/** RFC 3261 §12.1.1: the route that was recorded, and where the caller reaches us within the dialog: where it reached us now. */
function dialogFields({ message, arrival: { transport, local } }: Received): HeadField[] {
  const routes = elementsOf(message, RecordRoute).map((route): HeadField => ['Record-Route', route]);
  return [...routes, ['Contact', `<sip:${written(local)}${transport === 'udp' ? '' : `;transport=${transport}`}>`]];
}

function keyOf(request: RequestMessage, ourTag: string): string {
  return dialogKey(callIdOf(request) ?? '', tagOf(request, From) ?? '', ourTag);
}

function stopTimers(call: Call): void {
  for (const timer of call.timers.splice(0)) timer.cancel();
}
