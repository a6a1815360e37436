/** A place that stays with its text while the text around it is edited. */

import type { Shift } from './block-list.ts';

export class Anchor {
  #offset: number;

  constructor(offset: number) {
    this.#offset = offset;
  }

  /** Where the text that was marked begins now; where it stood, once it is gone. */
  get offset(): number {
    return this.#offset;
  }

  /** Follows one edit. What is put in right at the place pushes it on: it marks the text behind it. */
  follow({ start, end, length }: Shift): void {
    if (end <= this.#offset) this.#offset += length - (end - start);
    else if (start < this.#offset) this.#offset = start;
  }
}
