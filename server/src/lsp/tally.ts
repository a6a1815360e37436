/** How many messages of a file got what they want, and what was refused. */

import type { SendAllAnswer } from '../protocol.ts';
import type { Refused } from './message-place.ts';

export class Tally {
  readonly #refusals: SendAllAnswer['refusals'][number][] = [];
  #passed = 0;
  #failed = 0;

  get answer(): SendAllAnswer {
    return { passed: this.#passed, failed: this.#failed, refusals: this.#refusals };
  }

  /** Gives back what it counts. */
  count(isPassed: boolean): boolean {
    if (isPassed) this.#passed += 1;
    else this.#failed += 1;
    return isPassed;
  }

  refused({ refused, position }: Refused): void {
    this.#refusals.push({ refused, ...(position === undefined ? {} : { position }) });
  }
}
