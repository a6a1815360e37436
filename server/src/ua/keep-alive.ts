/** Keeps a connection open on which a registration, subscription or dialog lives, and notices when it leads nowhere any more: RFC 5626 §4.4. */

import { transports } from '../sip/transports.ts';
import { bytesOf } from './bytes.ts';
import type { Chance } from './chance.ts';
import type { Clock, Timer } from './clock.ts';
import type { Destination } from './outgoing.ts';

/** RFC 5626 §4.4.1: every 95 to 120 seconds by chance, where no Flow-Timer says otherwise; in milliseconds. */
const usual = { least: 95_000, most: 120_000 };

/** RFC 5626 §4.4.1: so long the answer to a keep-alive may take, in milliseconds. */
export const pongPatience = 10_000;

/** RFC 5626 §3.5.1: the ping; RFC 3261 §7.5 has everybody pass over line ends before a message. */
const ping = bytesOf('\r\n\r\n');

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
  readonly send: (bytes: Uint8Array) => void;
  /** No answer came in time: the flow has failed. */
  readonly lost: () => void;
}

/** Over UDP nothing is sent: §4.4.1 forbids it there, and §4.4.2 wants STUN, which a server that does not know it takes for a broken message. */
export class KeepAlive {
  readonly #means: KeepAliveMeans;
  #terms: FlowTerms = { isAnswered: false };
  #timer: Timer | undefined;
  #pong: Timer | undefined;

  constructor(means: KeepAliveMeans) {
    this.#means = means;
  }

  /** What the last registration said. */
  agree(terms: FlowTerms): void {
    this.#terms = terms;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** From now on as long as there is a place to which a connection leads; without one no longer. */
  keep(place: Destination | undefined): void {
    if (place === undefined) {
      this.#timer?.cancel();
      this.#pong?.cancel();
      this.#timer = undefined;
      this.#pong = undefined;
    } else if (transports[place.transport].reliable) {
      this.#timer ??= this.#means.clock.after(this.#interval(), () => this.#ping(place));
    }
  }

  /** The far end answered. */
  heard(): void {
    this.#pong?.cancel();
    this.#pong = undefined;
  }

  #ping(place: Destination): void {
    this.#timer = undefined;
    this.#means.send(ping);
    if (this.#terms.isAnswered) this.#pong ??= this.#means.clock.after(pongPatience, () => this.#means.lost());
    this.keep(place);
  }

  /** RFC 5626 §4.4: between 80 and 100 percent of the server's time, another each time. */
  #interval(): number {
    const { timer } = this.#terms;
    const [least, most] = timer === undefined ? [usual.least, usual.most] : [800 * timer, 1000 * timer];
    return least + ((most - least) * Number.parseInt(this.#means.chance(1), 16)) / 256;
  }
}
