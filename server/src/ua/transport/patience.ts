/** Waits for what may not come: each has its time, and all are over at once when nobody wants it any longer. */

import type { Clock, Timer } from '../clock.ts';

export class Patience {
  readonly #clock: Clock;
  readonly #waits = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `over` in so many milliseconds, or once all is given up before that, unless cancelled. */
  for(delay: number, over: () => void): Timer {
    const wait = () => {
      cancel();
      over();
    };
    const timer = this.#clock.after(delay, wait);
    const cancel = () => {
      timer.cancel();
      this.#waits.delete(wait);
    };
    this.#waits.add(wait);
    return { cancel };
  }

  giveUp(): void {
    for (const wait of [...this.#waits]) wait();
  }
}
