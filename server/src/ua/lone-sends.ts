/** What is sent without a transaction, as an ACK is: nothing answers it, and all that is known is whether it left. */

import { bytesOf } from './bytes.ts';
import { asRequest } from './client.ts';
import type { Destination, Note } from './outgoing.ts';
import type { Teller } from './teller.ts';
import { noteOf } from './transport/system-error.ts';
import { type Address, isSame } from './transport/transport.ts';
import type { Ways } from './ways.ts';

export class LoneSends {
  readonly #ways: Ways;
  readonly #teller: Teller;
  readonly #failed: (note: Note) => void;
  /** Those that have not left yet. */
  readonly #leaving = new Set<{ readonly to: Destination; readonly resolve: () => void }>();

  constructor(ways: Ways, teller: Teller, failed: (note: Note) => void) {
    this.#ways = ways;
    this.#teller = teller;
    this.#failed = failed;
  }

  get size(): number {
    return this.#leaving.size;
  }

  /** Settles when it has left, or could not. */
  async send(text: string, to: Destination, again: boolean, note?: Note): Promise<void> {
    try {
      const flow = await this.#ways.to(to);
      const bytes = bytesOf(text);
      await new Promise<void>((resolve) => {
        const leaving = { to, resolve };
        this.#leaving.add(leaving);
        flow.send(bytes, to, () => {
          this.#leaving.delete(leaving);
          this.#teller.left(again ? 'retransmission' : 'sent', asRequest(text), bytes, to, flow.local(to), note);
          resolve();
          return true;
        });
      });
    } catch (error) {
      this.#failed(noteOf(error, to));
    }
  }

  /** What was to leave for a place that cannot be reached will not. */
  broken(peer: Address, note: Note): void {
    for (const leaving of [...this.#leaving].filter(({ to }) => isSame(to, peer))) {
      this.#leaving.delete(leaving);
      this.#failed(note);
      leaving.resolve();
    }
  }
}
