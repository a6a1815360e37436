/** Calls to the local server: they ring, are answered, cancelled, refused on demand, and hung up. */

import { From } from '../../sip/headers/from.ts';
import { RAck } from '../../sip/headers/rack.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { To } from '../../sip/headers/to.ts';
import type { Chance } from '../chance.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Answer, HeadField } from '../compose.ts';
import { dialogKey } from '../dialog.ts';
import { callIdOf, elementsOf, firstValue, hasSessionDescription, sequenceOf, tagOf, unfolded } from '../fields.ts';
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

const describes: HeadField = ['Content-Type', 'application/sdp'];

interface Call {
  readonly incoming: Incoming;
  readonly tag: string;
  readonly timers: Timer[];
}

/** How a call goes: answered; ringing on until CANCEL; answered by two who share the number; or with a 183 that is to be acknowledged. */
export type Manner = 'answered' | 'rings' | 'forks' | 'reliable';

export class Calls {
  readonly #clock: Clock;
  readonly #chance: Chance;
  /** By the key of the INVITE's transaction, for CANCEL, while it is not answered. */
  readonly #ringing = new Map<string, Call>();
  /** By dialog, once answered. */
  readonly #open = new Map<string, Call>();
  /** By dialog, while a reliable response waits for its PRACK: what its RAck must be. */
  readonly #unconfirmed = new Map<string, { readonly call: Call; readonly rack: string }>();
  #sessions = 0;

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  get isFull(): boolean {
    return this.#ringing.size >= limit;
  }

  /** Takes a call, and brings it to its end. */
  invite(incoming: Incoming, manner: Manner): void {
    const call = this.#begin(incoming);
    if (manner === 'reliable') {
      this.#later(call, callTimes.ring, () => this.#progress(call));
      return;
    }
    // RFC 3261 §12.1: another tag, another dialog.
    const legs = manner === 'forks' ? [call, { incoming, tag: this.#chance(6), timers: [] }] : [call];
    const fields = dialogFields(incoming.received);
    this.#later(call, callTimes.ring, () => {
      for (const { tag } of legs) incoming.answer({ ...answerWith(180, fields), tag });
    });
    if (manner === 'rings') this.#later(call, callTimes.giveUp, () => this.#refuse(call, answerWith(480)));
    else
      this.#later(call, callTimes.answer, () => {
        for (const leg of legs) this.#accept(leg);
      });
  }

  /** RFC 3262 §3: the PRACK of a reliable response, after which the call is answered. */
  confirm(prack: RequestMessage): Answer {
    const key = keyOf(prack, tagOf(prack, To) ?? '');
    const waiting = this.#unconfirmed.get(key);
    if (waiting === undefined || unfolded(firstValue(prack, RAck) ?? '').replaceAll(/\s+/g, ' ') !== waiting.rack)
      return answerWith(481);
    const { call } = waiting;
    this.#unconfirmed.delete(key);
    stopTimers(call);
    this.#later(call, callTimes.answer - callTimes.ring, () => this.#accept(call, false));
    return answerWith(200);
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
    this.#unconfirmed.clear();
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

  /** RFC 3262 §3: a 183 with the session, repeated with pauses that double, until its PRACK; RFC 3262 §5: offer or answer go with it. */
  #progress(call: Call): void {
    const { message } = call.incoming.received;
    const number = Number.parseInt(this.#chance(3), 16) + 1;
    const sequence = sequenceOf(message);
    const rack = `${number} ${sequence?.number ?? 0} ${sequence?.method ?? 'INVITE'}`;
    this.#unconfirmed.set(keyOf(message, call.tag), { call, rack });
    const fields: HeadField[] = [...dialogFields(call.incoming.received), allow, describes];
    const more: HeadField[] = [
      ['Require', '100rel'],
      ['RSeq', String(number)],
    ];
    const body = this.#session(call);
    const answer: Answer = { ...answerWith(183, [...fields, ...more]), tag: call.tag, body };
    call.incoming.answer(answer);
    this.#repeatProgress(call, answer, repeats.first, 0);
  }

  #repeatProgress(call: Call, answer: Answer, delay: number, passed: number): void {
    this.#later(call, Math.min(delay, repeats.total - passed), () => {
      // RFC 3262 §3: without a PRACK the INVITE is refused with a 5xx.
      if (passed + delay >= repeats.total) this.#refuse(call, answerWith(504));
      else {
        call.incoming.answer(answer);
        this.#repeatProgress(call, answer, 2 * delay, passed + delay);
      }
    });
  }

  #session(call: Call): string {
    const { message, arrival } = call.incoming.received;
    this.#sessions += 1;
    const host = arrival.local.address;
    return hasSessionDescription(message)
      ? answerTo(message.body?.text ?? '', host, this.#sessions)
      : offer(host, this.#sessions);
  }

  #accept(call: Call, isDescribed = true): void {
    const { message } = call.incoming.received;
    this.#settle(call);
    const fields = [...dialogFields(call.incoming.received), allow];
    const session = isDescribed ? { fields: [...fields, describes], body: this.#session(call) } : { fields };
    const answer: Answer = { ...answerWith(200), ...session, tag: call.tag };
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
    this.#unconfirmed.delete(keyOf(call.incoming.received.message, call.tag));
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
