/** The registrations, subscriptions and transfers of a sender that live, whichever exchange asked for them. */

import type { Delivery } from './requester.ts';
import type { Standing } from './standing.ts';

export class Standings {
  readonly #living = new Map<string, Standing>();

  /** What was asked for may live on, and takes over from what the same request asked for before. */
  answered(standing: Standing, what: Delivery): void {
    this.#living.get(standing.key)?.end();
    standing.answered(what);
    if (standing.open) this.#living.set(standing.key, standing);
    else this.#living.delete(standing.key);
  }

  /** Its exchange is over. */
  release(standing: Standing): void {
    if (standing.isPossible && this.#living.get(standing.key) === standing) this.#living.delete(standing.key);
  }
}
