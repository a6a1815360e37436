/** The NOTIFY requests that tell what came of a SUBSCRIBE or REFER, for those who would leave at its 2xx. */

import { Event } from '../sip/headers/event.ts';
import { Expires } from '../sip/headers/expires.ts';
import { From } from '../sip/headers/from.ts';
import { ReferSub } from '../sip/headers/refer-sub.ts';
import { SubscriptionState } from '../sip/headers/subscription-state.ts';
import { To } from '../sip/headers/to.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { textOf } from './bytes.ts';
import type { Clock } from './clock.ts';
import { callIdOf, firstValue, sequenceOf, tagOf } from './fields.ts';
import { pairsOf } from './loose.ts';
import type { Note, SendEvent } from './outgoing.ts';
import { readMessage } from './received.ts';

/** RFC 6665 §4.1.2.4: so long the first NOTIFY may take, and by §4.1.2.3 the last one: 64 × T1, in milliseconds. */
const usualPatience = 32_000;

/** RFC 3515 §2.4.4 leaves it to the first NOTIFY how long a transfer is told of, in seconds; where it does not say, so long. */
const transferSeconds = 180;

/** Nobody sits before a command for longer. */
const mostSeconds = 3600;

interface Asked {
  /** The SUBSCRIBE or REFER, as it was sent last. */
  request: Message;
  /** What it was answered with last. */
  response: Message | undefined;
  readonly told: Message[];
  wake: () => void;
}

/** What ends the waiting for a NOTIFY. */
export interface Limits {
  /** Settles when nobody waits any longer. */
  readonly stopped: Promise<unknown>;
  /** For how long, instead of 64 × T1. */
  readonly milliseconds?: number | undefined;
}

export class Notices {
  readonly #clock: Clock;
  /** By exchange. */
  readonly #asked = new Map<string, Asked>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes in what happens in an exchange; what is told of a transfer within a call comes in that of the call. */
  record(exchange: string, { event, direction, method = '', status = 0, wire }: SendEvent): void {
    const isOut = direction === 'out';
    const isAsking = method === 'SUBSCRIBE' || method === 'REFER';
    if (event === 'done' && (status < 200 || status > 299)) this.#asked.delete(exchange);
    if (wire === undefined) return;
    const message = () => readMessage(textOf(wire));
    const known = this.#asked.get(exchange);
    if (event === 'request' && !isOut && method === 'NOTIFY') this.#tell(message());
    else if (!isAsking) return;
    else if (event === 'sent' && isOut && known === undefined)
      this.#asked.set(exchange, { request: message(), response: undefined, told: [], wake: () => {} });
    else if (event === 'sent' && isOut && known !== undefined) known.request = message();
    else if (event === 'response' && known !== undefined) known.response = message();
  }

  /**
   * Waits for the NOTIFY that follows the 2xx to the request of an exchange: the first one of a subscription, the last one of a transfer
   * and of a subscription that ends. Gives why it did not come; nothing where it did, or none is due.
   */
  async wait(exchange: string, limits: Limits): Promise<Note | undefined> {
    const asked = this.#asked.get(exchange);
    if (asked?.response === undefined || isUntold(asked.response)) return undefined;
    try {
      return await this.#untilTold(asked, asked.response, limits);
    } finally {
      this.#asked.delete(exchange);
    }
  }

  async #untilTold(asked: Asked, response: Message, { stopped, milliseconds }: Limits): Promise<Note | undefined> {
    const { request, told } = asked;
    const wantsLast = isReferring(request) || secondsIn(request, response) === 0;
    let isStopped = false;
    void stopped.then(() => {
      isStopped = true;
      asked.wake();
    });
    let patience = milliseconds ?? usualPatience;
    while (!(isStopped || (wantsLast ? told.some(isLast) : told.length > 0))) {
      patience = patienceAfter(told.at(-1)) ?? patience;
      if (!(await this.#isSilent(asked, patience))) continue;
      const seconds = Math.round(patience / 100) / 10;
      return { key: told.length === 0 ? 'notify-missing' : 'last-notify-missing', args: { seconds } };
    }
    return undefined;
  }

  /** Waits for something to happen; true when nothing did for so long. */
  #isSilent(asked: Asked, milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.#clock.after(milliseconds, () => resolve(true));
      asked.wake = () => {
        timer.cancel();
        resolve(false);
      };
    });
  }

  #tell(notify: Message): void {
    for (const asked of this.#asked.values()) {
      if (!isAbout(notify, asked.request)) continue;
      asked.told.push(notify);
      asked.wake();
    }
  }
}

/** RFC 6665 §4.4.1: Call-ID, our tag and the event tell which subscription; RFC 3515 §2.4.6: among transfers within one dialog `id` does. */
function isAbout(notify: Message, request: Message): boolean {
  if (callIdOf(notify) !== callIdOf(request) || tagOf(notify, To) !== tagOf(request, From)) return false;
  const [event = '', ...more] = eventIn(notify);
  if (!isReferring(request)) return event === eventIn(request)[0];
  const id = pairsOf(more).get('id');
  return event === 'refer' && (id === undefined || Number(id) === sequenceOf(request)?.number);
}

function eventIn(message: Message): readonly string[] {
  return (firstValue(message, Event) ?? '').split(';').map((part) => part.trim().toLowerCase());
}

function isReferring({ startLine }: Message): boolean {
  return startLine.kind === 'request' && startLine.method.text === 'REFER';
}

/** RFC 4488 §4: a REFER may be granted without any NOTIFY. */
function isUntold(response: Message): boolean {
  return /^\s*false\b/i.test(firstValue(response, ReferSub) ?? '');
}

/** For how long a subscription was granted: RFC 6665 §4.2.1.1. */
function secondsIn(request: Message, response: Message): number | undefined {
  const written = firstValue(response, Expires) ?? firstValue(request, Expires);
  return written === undefined ? undefined : Number(written);
}

function isLast(notify: Message): boolean {
  return /^\s*terminated\b/i.test(firstValue(notify, SubscriptionState) ?? '');
}

/** For how long a transfer is told of, in milliseconds, as its NOTIFY says; nothing of another event. */
function patienceAfter(notify: Message | undefined): number | undefined {
  if (notify === undefined || eventIn(notify)[0] !== 'refer') return undefined;
  const [, ...more] = (firstValue(notify, SubscriptionState) ?? '').split(';');
  const seconds = Number(pairsOf(more).get('expires'));
  return 1000 * (seconds > 0 ? Math.min(seconds, mostSeconds) : transferSeconds);
}
