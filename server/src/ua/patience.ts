/** How long the far end is waited for when everything is to end: some time since it last said something, but not for ever. */

import type { Clock, Timer } from './clock.ts';

/** In milliseconds: for one that says nothing, and for one that says something again and again. */
export const closingPatience = { silence: 2000, whole: 8000 };

/** It passes in steps that are begun one after the other, so that time in which the machine did not let us run is not held against the far end. */
const step = 100;

export class Patience {
  readonly over: Promise<void>;
  readonly #clock: Clock;
  #silence = closingPatience.silence;
  #whole = closingPatience.whole;
  #timer: Timer | undefined;
  #resolve: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
    this.over = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#wait();
  }

  /** The far end has said something, and may say more. */
  heard(): void {
    this.#silence = closingPatience.silence;
  }

  /** There is nothing left to wait for. */
  end(): void {
    this.#timer?.cancel();
    this.#resolve();
  }

  #wait(): void {
    this.#timer = this.#clock.after(step, () => {
      this.#silence -= step;
      this.#whole -= step;
      if (this.#silence > 0 && this.#whole > 0) this.#wait();
      else this.#resolve();
    });
  }
}
