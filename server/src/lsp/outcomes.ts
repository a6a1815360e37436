/** What became of messages that were sent: whether each got the answer that its block wants, and what it keeps for other blocks. */

import { search } from '../host/search.ts';
import { judge, type Outcome, type Verdict } from '../sip/checks/checks.ts';
import type { Conversation } from '../sip/references.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { SendEvent } from '../ua/outgoing.ts';

/** A message that is under way. */
export interface Judged {
  /** The document that it stands in. */
  readonly uri: string;
  readonly block: Block;
  readonly expand: (text: string) => string | undefined;
}

interface Running extends Judged {
  readonly settled: Promise<boolean>;
  readonly settle: (isPassed: boolean) => void;
}

/** So many captured values of one document are remembered; the oldest give way. */
const valuesKept = 200;

export class Outcomes {
  readonly #running = new Map<string, Running>();
  readonly #captured = new Map<string, Map<string, string>>();

  begin(exchange: string, judged: Judged): void {
    let settle: Running['settle'] = () => {};
    const settled = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    this.#running.set(exchange, { ...judged, settled, settle });
  }

  /** The outcome is known: `done` says what the final answer is. */
  judge(exchange: string, done: SendEvent, conversation: Conversation | undefined): Verdict | undefined {
    const running = this.#running.get(exchange);
    if (running === undefined) return undefined;
    const { block, expand, uri } = running;
    const verdict = judge(block, { conversation, duration: done.status && done.at, search }, isSuccess(done), expand);
    this.#keep(uri, verdict.captured);
    return verdict;
  }

  /** What a block has waited for is there; `expand` knows of it. */
  judgeCome(
    exchange: string,
    come: Pick<Outcome, 'conversation' | 'duration'> & Pick<Judged, 'expand'>,
  ): Verdict | undefined {
    const running = this.#running.get(exchange);
    if (running === undefined) return undefined;
    const verdict = judge(running.block, { ...come, search }, true, come.expand);
    this.#keep(running.uri, verdict.captured);
    return verdict;
  }

  /** Lets those go on who wait for it. */
  settle(exchange: string, verdict: Verdict | undefined): void {
    if (verdict !== undefined) this.#running.get(exchange)?.settle(verdict.isPassed);
  }

  /** The same where nothing was judged. */
  conclude(exchange: string, isPassed: boolean): void {
    this.#running.get(exchange)?.settle(isPassed);
  }

  /** Whether its answer is the one that is wanted, as soon as that is known. */
  settled(exchange: string): Promise<boolean> {
    return this.#running.get(exchange)?.settled ?? Promise.resolve(false);
  }

  /** Nothing more will come of one. */
  end(exchange: string): void {
    this.#running.get(exchange)?.settle(false);
    this.#running.delete(exchange);
  }

  /** What a block of a document has captured last under a name. */
  captured(uri: string, name: string): string | undefined {
    return this.#captured.get(uri)?.get(name);
  }

  /** A document is closed. */
  forget(uri: string): void {
    this.#captured.delete(uri);
  }

  #keep(uri: string, captured: ReadonlyMap<string, string>): void {
    const kept = this.#captured.get(uri) ?? new Map<string, string>();
    for (const [name, value] of captured) {
      kept.delete(name);
      kept.set(name, value);
    }
    for (const name of kept.keys()) if (kept.size > valuesKept) kept.delete(name);
    this.#captured.set(uri, kept);
  }
}

/** A 2xx, or an ACK, for which nothing can come. */
function isSuccess({ status, note }: SendEvent): boolean {
  return status === undefined ? note?.key === 'nothing-to-wait-for' : status >= 200 && status < 300;
}
