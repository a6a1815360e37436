/** What a request leaves behind, so that the far end comes back: a registration, a subscription, a transfer that is under way. */

import { Contact } from '../sip/headers/contact.ts';
import { Event } from '../sip/headers/event.ts';
import { Expires } from '../sip/headers/expires.ts';
import { FlowTimer } from '../sip/headers/flow-timer.ts';
import { From } from '../sip/headers/from.ts';
import { Path } from '../sip/headers/path.ts';
import { Require } from '../sip/headers/require.ts';
import { SubscriptionState } from '../sip/headers/subscription-state.ts';
import { To } from '../sip/headers/to.ts';
import type { Clock, Timer } from './clock.ts';
import { callIdOf, elementsOf, firstValue, tagOf, topmostVia } from './fields.ts';
import type { FlowTerms } from './keep-alive.ts';
import { addressOf, pairsOf, sipUriOf } from './loose.ts';
import type { RequestMessage, ResponseMessage } from './received.ts';
import type { Delivery } from './requester.ts';

/** RFC 3515 §2.4.4 leaves it to the first NOTIFY how long a transfer is told of; without one it is given up. */
const transferSeconds = 180;

/** RFC 6665 §4.1.2.3: what ends a subscription is followed by a last NOTIFY, for which there is as much time as for the first, 64 × T1 (§4.1.2.4). */
const lastNotifySeconds = 32;

/** A registrar that names no time means an hour: RFC 3261 §10.2.1.1. */
const usualSeconds = 3600;

/** What a timer can wait for: a little less than 25 days. */
const longestSeconds = 2_000_000;

export class Standing {
  readonly #clock: Clock;
  readonly #request: RequestMessage;
  readonly #over: () => void;
  #timer: Timer | undefined;
  #key: string | undefined;

  /** `over` is called when it has ended. */
  constructor(clock: Clock, request: RequestMessage, over: () => void) {
    this.#clock = clock;
    this.#request = request;
    this.#over = over;
  }

  /** Two of one name are the same to the far end, so that the newer takes over from the older. */
  get key(): string {
    this.#key ??= keyOf(this.#request);
    return this.#key;
  }

  /** False of a request that leaves nothing behind, whatever the answer. */
  get isPossible(): boolean {
    return this.#method === 'REGISTER' || isSubscribing(this.#request);
  }

  get open(): boolean {
    return this.#timer !== undefined;
  }

  get #method(): string {
    return this.#request.startLine.method.text;
  }

  /** A final answer came: perhaps it begins. */
  answered(what: Delivery): void {
    const seconds = what.status < 300 ? secondsOf(what) : 0;
    if (seconds > 0) this.#last(seconds);
  }

  /** True of a request that is granted since we asked for it, or since a registrar may want to know whether we are there. */
  expects(message: RequestMessage): boolean {
    const { text: method } = message.startLine.method;
    if (method !== 'NOTIFY' && method !== 'OPTIONS') return false;
    if (this.#method === 'REGISTER') return this.open && tagOf(message, To) === undefined;
    // RFC 6665 §4.1.2.4: the first NOTIFY may come before the answer to the SUBSCRIBE.
    return (
      isSubscribing(this.#request) &&
      callIdOf(message) === callIdOf(this.#request) &&
      tagOf(message, To) === tagOf(this.#request, From)
    );
  }

  /** Such a request came. RFC 6665 §4.1.3: a NOTIFY may say that it was the last, or how long the subscription lasts by now. */
  heard(message: RequestMessage): void {
    const [state = '', ...rest] = (firstValue(message, SubscriptionState) ?? '').split(';');
    if (/^\s*terminated\b/i.test(state)) this.end();
    const seconds = numberOf(pairsOf(rest).get('expires'));
    if (seconds !== undefined && this.open) this.#last(seconds === 0 ? lastNotifySeconds : seconds);
  }

  #last(seconds: number): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(1000 * Math.min(seconds, longestSeconds), () => this.end());
  }

  /** It has ended, or nobody listens any longer. */
  end(): void {
    if (this.#timer === undefined) return;
    this.#timer.cancel();
    this.#timer = undefined;
    this.#over();
  }
}

/** RFC 5626 §4.4, §8: a registrar that registered by `outbound` says so in Require, an edge proxy that knows of it by `ob` in its Path; and perhaps how often they want to hear from us. RFC 6223 §4.3 and §5 have a value of `keep` in the Via say both. */
export function flowTermsIn(message: ResponseMessage): FlowTerms {
  const isOutbound = elementsOf(message, Require).some((tag) => tag.trim().toLowerCase() === 'outbound');
  const isEdge = elementsOf(message, Path).some((path) => sipUriOf(addressOf(path).uri)?.params.has('ob') === true);
  const kept = numberOf(topmostVia(message)?.params.get('keep'));
  const isAnswered = isOutbound || isEdge || kept !== undefined;
  const timer = numberOf(firstValue(message, FlowTimer)) ?? kept;
  return timer === undefined || timer === 0 ? { isAnswered } : { isAnswered, timer };
}

/** RFC 6223 §4.2.3: beside a registration only `keep` says it, for as long as what the request opened. RFC 5626 and its Flow-Timer are about registrations alone. */
export function keepTermsIn(message: ResponseMessage): FlowTerms {
  const kept = numberOf(topmostVia(message)?.params.get('keep'));
  if (kept === undefined) return { isAnswered: false };
  return kept === 0 ? { isAnswered: true } : { isAnswered: true, timer: kept };
}

function keyOf(request: RequestMessage): string {
  const { text: method } = request.startLine.method;
  const about = method === 'REFER' ? callIdOf(request) : firstValue(request, Event);
  return JSON.stringify([method, addressOf(firstValue(request, To) ?? '').uri, about]);
}

function isSubscribing(request: RequestMessage): boolean {
  const { text: method } = request.startLine.method;
  return method === 'SUBSCRIBE' || (method === 'REFER' && tagOf(request, To) === undefined);
}

function secondsOf(what: Delivery): number {
  const { request } = what;
  if (request.startLine.method.text === 'REGISTER') return registeredSeconds(what);
  if (!isSubscribing(request)) return 0;
  if (request.startLine.method.text === 'REFER') return transferSeconds;
  const granted = numberOf(firstValue(what.received.message, Expires) ?? firstValue(request, Expires)) ?? usualSeconds;
  return granted === 0 ? lastNotifySeconds : granted;
}

/** RFC 3261 §10.3 (8): the answer lists all bindings, ours among them, each with the time that it has left. */
function registeredSeconds({ request, received: { message } }: Delivery): number {
  const asked = elementsOf(request, Contact).map(addressOf);
  const ours = elementsOf(message, Contact)
    .map(addressOf)
    .filter(({ uri }) => asked.some((each) => each.uri === uri));
  const common = firstValue(message, Expires) ?? firstValue(request, Expires);
  return Math.max(0, ...ours.map(({ params }) => numberOf(params.get('expires') ?? common) ?? usualSeconds));
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}
