/** Calls to the local server: they ring, are answered, cancelled, refused on demand, and hung up. */

import { RAck } from '../../sip/headers/rack.ts';
import { To } from '../../sip/headers/to.ts';
import type { Chance } from '../chance.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Answer, HeadField } from '../compose.ts';
import type { Dialog } from '../dialog.ts';
import { firstValue, hasSessionDescription, sequenceOf, tagOf, unfolded } from '../fields.ts';
import type { Received, RequestMessage } from '../received.ts';
import type { Incoming, ServerUser } from '../server.ts';
import { allow, answerWith } from './answers.ts';
import { contactAt, keyOf, openedBy, openingFields } from './opened.ts';
import type { OwnRequests, WayBack } from './own-requests.ts';
import { answerTo, type Origin, offer } from './session.ts';
import { type SessionTimer, SessionTimers, timerFor } from './session-timers.ts';

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
  /** Of the descriptions of its session, the last. */
  readonly origin: Origin;
  /** The way to the caller. */
  way: WayBack;
  dialog: Dialog;
  /** Whether an offer of ours waits for its answer, or one was answered: RFC 3264. */
  described: 'not' | 'offered' | 'answered';
}

/** A request, and how requests of ours leave where it came from. */
interface Asking {
  readonly incoming: Incoming;
  readonly send: ServerUser['send'];
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
  readonly #own: OwnRequests;
  readonly #sessionTimers: SessionTimers;
  #sessions = 0;

  constructor(clock: Clock, chance: Chance, own: OwnRequests) {
    this.#clock = clock;
    this.#chance = chance;
    this.#own = own;
    this.#sessionTimers = new SessionTimers(clock, own);
  }

  get isFull(): boolean {
    return this.#ringing.size >= limit;
  }

  /** Takes a call, and brings it to its end. */
  invite(asking: Asking, manner: Manner): void {
    const { incoming } = asking;
    const call = this.#begin(asking);
    if (manner === 'reliable') {
      this.#later(call, callTimes.ring, () => this.#progress(call));
      return;
    }
    // RFC 3261 §12.1: another tag, another dialog.
    const legs = manner === 'forks' ? [call, this.#call(asking, this.#chance(6))] : [call];
    const fields = openingFields(incoming.received);
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
    call.described = 'answered';
    this.#unconfirmed.delete(key);
    stopTimers(call);
    this.#later(call, callTimes.answer - callTimes.ring, () => this.#accept(call, false));
    return answerWith(200);
  }

  /** Is refused after a moment, in which a CANCEL may come. */
  refuse(asking: Asking, answer: Answer): void {
    const call = this.#begin(asking);
    this.#later(call, callTimes.ring, () => this.#refuse(call, answer));
  }

  /** A further INVITE within a dialog of ours: the session is described anew. */
  reinvite(asking: Asking): void {
    const { message } = asking.incoming.received;
    const tag = tagOf(message, To) ?? '';
    asking.incoming.answer(answerWith(100));
    this.#accept(this.#call(asking, tag, this.#open.get(keyOf(message, tag))));
  }

  /** RFC 3311 §5.2: what an UPDATE makes of a session, be it answered or on the way to that. */
  update({ incoming: { received }, send }: Asking): Answer {
    const { message, arrival } = received;
    const key = keyOf(message, tagOf(message, To) ?? '');
    const open = this.#open.get(key);
    const call = open ?? this.#early(key);
    if (call === undefined) return answerWith(481);
    const isOffer = hasSessionDescription(message);
    if (isOffer && call.described === 'offered') return answerWith(491);
    // The offer of the INVITE has no answer yet.
    if (isOffer && call.described === 'not') return answerWith(500, [['Retry-After', '1']]);
    call.way = { arrival, send };
    call.dialog = { ...openedBy(message, call.tag), routeSet: call.dialog.routeSet };
    const contact: HeadField = ['Contact', contactAt(arrival)];
    const timer = open === undefined ? undefined : timerFor(message);
    if (open !== undefined) this.#watch(key, open, timer);
    const fields = [contact, ...(timer?.fields ?? [])];
    if (!isOffer) return answerWith(200, fields);
    return { ...answerWith(200, [...fields, describes]), body: this.#describe(call, received) };
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
    if (call === undefined) return;
    call.described = 'answered';
    stopTimers(call);
  }

  /** True of a request within a dialog of ours. */
  knows(request: RequestMessage): boolean {
    const key = keyOf(request, tagOf(request, To) ?? '');
    return this.#open.has(key) || (request.startLine.method.text === 'UPDATE' && this.#early(key) !== undefined);
  }

  hangUp(bye: RequestMessage): void {
    this.#endNamed(keyOf(bye, tagOf(bye, To) ?? ''));
  }

  stop(): void {
    for (const call of [...this.#ringing.values(), ...this.#open.values()]) stopTimers(call);
    this.#ringing.clear();
    this.#open.clear();
    this.#unconfirmed.clear();
    this.#sessionTimers.stop();
  }

  /** A call that rings, by the dialog that its provisional response opened. */
  #early(key: string): Call | undefined {
    return [...this.#ringing.values()].find(({ incoming, tag }) => keyOf(incoming.received.message, tag) === key);
  }

  /** `before` is the call that an INVITE renews. */
  #call({ incoming, send }: Asking, tag: string, before?: Call): Call {
    if (before === undefined) this.#sessions += 1;
    const { origin = { id: this.#sessions, version: 0 } } = before ?? {};
    const { arrival, message } = incoming.received;
    const dialog = openedBy(message, tag);
    // RFC 3261 §12.2.2: what renews a dialog leaves its route as it is.
    const { routeSet } = before?.dialog ?? dialog;
    const way = { arrival, send };
    return { incoming, tag, timers: [], origin, way, dialog: { ...dialog, routeSet }, described: 'not' };
  }

  #begin(asking: Asking): Call {
    const { incoming } = asking;
    const call = this.#call(asking, this.#chance(6));
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
    const fields: HeadField[] = [...openingFields(call.incoming.received), allow, describes];
    const more: HeadField[] = [
      ['Require', '100rel'],
      ['RSeq', String(number)],
    ];
    const body = this.#describe(call, call.incoming.received);
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

  /** RFC 3264 §8: what is described anew has the same origin with a version more. */
  #describe(call: Call, { message, arrival }: Received): string {
    call.origin.version += 1;
    const host = arrival.local.address;
    const isAnswer = hasSessionDescription(message);
    call.described = isAnswer ? 'answered' : 'offered';
    return isAnswer ? answerTo(message.body?.text ?? '', host, call.origin) : offer(host, call.origin);
  }

  /** A session has begun, or was renewed, with the timer that it was granted. */
  #watch(key: string, { dialog, way }: Call, timer: SessionTimer | undefined): void {
    this.#sessionTimers.begin(key, timer, { dialog, way, over: () => this.#endNamed(key) });
  }

  #accept(call: Call, isUndescribed = true): void {
    const { received } = call.incoming;
    const { message } = received;
    this.#settle(call);
    const timer = timerFor(message);
    const fields = [...openingFields(received), allow, ...(timer?.fields ?? [])];
    const session = isUndescribed
      ? { fields: [...fields, describes], body: this.#describe(call, received) }
      : { fields };
    const answer: Answer = { ...answerWith(200), ...session, tag: call.tag };
    const key = keyOf(message, call.tag);
    const before = this.#open.get(key);
    if (before !== undefined) stopTimers(before);
    this.#open.set(key, call);
    for (const [old, forgotten] of this.#open) if (this.#open.size > limit) this.#end(old, forgotten);
    call.incoming.answer(answer);
    this.#watch(key, call, timer);
    this.#repeat(call, key, answer, repeats.first, 0);
  }

  #repeat(call: Call, key: string, answer: Answer, delay: number, passed: number): void {
    stopTimers(call);
    this.#later(call, Math.min(delay, repeats.total - passed), () => {
      // RFC 3261 §13.3.1.4: without an ACK the session is over, and is said to be.
      if (passed + delay >= repeats.total) {
        this.#end(key, call);
        this.#own.send(call.dialog, call.way, { method: 'BYE', answered: () => {} });
      } else {
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

  #endNamed(key: string): void {
    const call = this.#open.get(key);
    if (call !== undefined) this.#end(key, call);
  }

  #end(key: string, call: Call): void {
    stopTimers(call);
    this.#sessionTimers.end(key);
    this.#open.delete(key);
  }
}

function stopTimers(call: Call): void {
  for (const timer of call.timers.splice(0)) timer.cancel();
}
