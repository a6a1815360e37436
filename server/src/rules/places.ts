/** Some of the blocks of a file, by their places, in order. */

import { lastNotAbove } from '../sip/syntax/lines.ts';

export class Places {
  readonly #all: number[];

  /** They are given in order. */
  constructor(places: number[]) {
    this.#all = places;
  }

  get all(): readonly number[] {
    return this.#all;
  }

  /** Says whether a block is one of them. */
  set(place: number, isOne: boolean): void {
    const index = this.#indexOf(place);
    const wasOne = this.#all[index] === place;
    if (isOne && !wasOne) this.#all.splice(index, 0, place);
    if (!isOne && wasOne) this.#all.splice(index, 1);
  }

  /** Where a place stands among them, or would stand. */
  #indexOf(place: number): number {
    const below = this.#all.length === 0 || (this.#all[0] ?? 0) > place ? -1 : lastNotAbove(this.#all, place);
    return this.#all[below] === place ? below : below + 1;
  }
}
