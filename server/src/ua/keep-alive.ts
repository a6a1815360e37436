/** Keeps a connection open on which a registration, subscription or dialog lives: RFC 5626 §4.4.1. */

import { transports } from '../sip/transports.ts';
import { bytesOf } from './bytes.ts';
import type { Clock, Timer } from './clock.ts';
import type { Destination } from './outgoing.ts';

/**
 * RFC 5626 §4.4.1: at least every 120 seconds, 80 to 100 percent of them by chance; one user agent needs no chance, so it is the least of that.
 * Over UDP nothing is sent: §4.4.2 wants STUN there, which a server that does not know it takes for a broken message.
 */
const interval = 95_000;

/** RFC 5626 §3.5.1: the ping; RFC 3261 §7.5 has everybody pass over line ends before a message. */
const ping = bytesOf('\r\n\r\n');

export class KeepAlive {
  readonly #clock: Clock;
  readonly #send: (bytes: Uint8Array) => void;
  #timer: Timer | undefined;

  constructor(clock: Clock, send: (bytes: Uint8Array) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** From now on as long as there is a place to which a connection leads; without one no longer. */
  keep(place: Destination | undefined): void {
    if (place === undefined) {
      this.#timer?.cancel();
      this.#timer = undefined;
    } else if (transports[place.transport].reliable) {
      this.#timer ??= this.#clock.after(interval, () => {
        this.#timer = undefined;
        this.#send(ping);
        this.keep(place);
      });
    }
  }
}
