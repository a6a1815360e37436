/** Notices a peer that sends more than any exchange needs: an attack, or a fault. */

import type { Clock } from './clock.ts';

/** More messages than this from the network, within so many milliseconds, end the exchange. */
export const arrivalLimit = { messages: 1000, within: 32_000 };

export class Flood {
  readonly #clock: Clock;
  readonly #begun: () => void;
  #arrivals = 0;
  #since = 0;

  /** `begun` is called by the first message that is one too many. */
  constructor(clock: Clock, begun: () => void) {
    this.#clock = clock;
    this.#begun = begun;
  }

  /** Counts a message; true when it is one too many. */
  take(): boolean {
    const now = this.#clock.now();
    if (now - this.#since > arrivalLimit.within) {
      this.#since = now;
      this.#arrivals = 0;
    }
    this.#arrivals += 1;
    if (this.#arrivals === arrivalLimit.messages + 1) this.#begun();
    return this.#arrivals > arrivalLimit.messages;
  }
}
