/** Keeps a way open on which a registration, subscription or dialog lives, and notices when it leads nowhere any more: RFC 5626 §4.4. */

import { transports } from '../sip/transports.ts';
import type { Chance } from './chance.ts';
import type { Clock, Timer } from './clock.ts';
import type { Destination, Note } from './outgoing.ts';
import { type BindingAnswer, type Ping, written } from './transport/transport.ts';

/** Every so often by chance, where no Flow-Timer says otherwise, in milliseconds: RFC 5626 §4.4.1 for connections, §4.4.2 for datagrams. */
const usual = { connection: { least: 95_000, most: 120_000 }, datagrams: { least: 24_000, most: 29_000 } };

/** RFC 5626 §4.4.1: so long the answer to a keep-alive may take on a connection, in milliseconds. */
const pongPatience = 10_000;

/** RFC 8489 §6.2.1: how a Binding Request is repeated, and how long the last copy waits for an answer, in milliseconds. */
const binding = { interval: 500, requests: 7, last: 8000 };

/** The time from the first Binding Request until nobody waits any longer. */
const bindingPatience = binding.interval * (2 ** (binding.requests - 1) - 1) + binding.last;

/** What a registrar said of the flow. */
export interface FlowTerms {
  /** Seconds after which the server takes a silent flow for dead: Flow-Timer. */
  readonly timer?: number | undefined;
  /** True where the flow was registered by `outbound`, so that each ping is answered (RFC 5626 §4.4). */
  readonly isAnswered: boolean;
}

export interface KeepAliveMeans {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly send: (place: Destination, how: Ping) => void;
  /** The flow has failed, and why. */
  readonly lost: (note: Note) => void;
}

/** Over UDP nothing is sent unless the far end has said that it answers: RFC 5626 §8 forbids it, since others would take it for a broken message. */
export class KeepAlive {
  readonly #means: KeepAliveMeans;
  #terms: FlowTerms = { isAnswered: false };
  #timer: Timer | undefined;
  #pong: Timer | undefined;
  #place: Destination | undefined;
  /** Of the Binding Request that waits for its answer, and where the last answer saw us. */
  #id = '';
  #mapped: string | undefined;

  constructor(means: KeepAliveMeans) {
    this.#means = means;
  }

  /** What the last registration said. */
  agree(terms: FlowTerms): void {
    this.#terms = terms;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** From now on as long as there is a place that the way leads to; without one no longer. */
  keep(place: Destination | undefined): void {
    this.#place = place;
    if (place === undefined) {
      this.#timer?.cancel();
      this.#pong?.cancel();
      this.#timer = undefined;
      this.#pong = undefined;
    } else if (transports[place.transport].reliable || (this.#terms.isAnswered && this.#pong === undefined)) {
      this.#timer ??= this.#means.clock.after(this.#interval(place), () => this.#ping(place));
    }
  }

  /** The far end answered; over UDP with what it said. */
  heard(answer: BindingAnswer | undefined): void {
    if (answer !== undefined && answer.id !== this.#id) return;
    this.#id = '';
    this.#pong?.cancel();
    this.#pong = undefined;
    const fault = answer === undefined ? undefined : this.#faultOf(answer);
    if (fault === undefined) this.keep(this.#place);
    else this.#means.lost(fault);
  }

  #ping(place: Destination): void {
    this.#timer = undefined;
    const { reliable, web } = transports[place.transport];
    if (!reliable) {
      this.#id = this.#means.chance(12);
      this.#askWhere(place, 1);
      return;
    }
    const { isAnswered } = this.#terms;
    this.#means.send(place, { isAgreed: isAnswered, id: '' });
    // RFC 6455 §5.5.2: a WebSocket answers whoever asks.
    if (isAnswered || web) this.#pong ??= this.#means.clock.after(pongPatience, () => this.#silent(pongPatience));
    this.keep(place);
  }

  /** RFC 8489 §6.2.1: again after 500 ms, 1 s, 2 s and so on. */
  #askWhere(place: Destination, count: number): void {
    this.#means.send(place, { isAgreed: true, id: this.#id });
    const { clock } = this.#means;
    this.#pong =
      count === binding.requests
        ? clock.after(binding.last, () => this.#silent(bindingPatience))
        : clock.after(binding.interval * 2 ** (count - 1), () => this.#askWhere(place, count + 1));
  }

  #silent(milliseconds: number): void {
    this.#means.lost({ key: 'flow-silent', args: { seconds: milliseconds / 1000 } });
  }

  /** RFC 5626 §4.4.2: a refusal is a failure, and so is an answer that sees us elsewhere than before. */
  #faultOf({ mapped }: BindingAnswer): Note | undefined {
    if (mapped === undefined) return { key: 'flow-refused', args: {} };
    const before = this.#mapped;
    this.#mapped = written(mapped);
    if (before === undefined || before === this.#mapped) return undefined;
    return { key: 'flow-moved', args: { before, after: this.#mapped } };
  }

  /** RFC 5626 §4.4: between 80 and 100 percent of the server's time, another each time. */
  #interval({ transport }: Destination): number {
    const { timer } = this.#terms;
    const { least, most } = transports[transport].reliable ? usual.connection : usual.datagrams;
    const [from, to] = timer === undefined ? [least, most] : [800 * timer, 1000 * timer];
    return from + ((to - from) * Number.parseInt(this.#means.chance(1), 16)) / 256;
  }
}
