/** The client transactions of one exchange: those that run, and those that are over, so that what comes for them is known to be late. */

import { type ClientContext, ClientTransaction } from './client.ts';
import type { Note } from './outgoing.ts';
import type { Received, RequestMessage, ResponseMessage } from './received.ts';
import { whyUnmatched } from './repeated.ts';
import type { Listener, Request } from './requester.ts';
import { fits } from './transaction/match.ts';
import type { Address } from './transport/transport.ts';

/** So many requests are remembered to tell late answers from foreign ones. */
const keptPast = 64;

export class ClientTransactions {
  readonly #context: Omit<ClientContext, 'copies' | 'ended'>;
  readonly #changed: () => void;
  readonly #running = new Set<ClientTransaction>();
  readonly #past: RequestMessage[] = [];

  /** `changed` is called when one of them is over. */
  constructor(context: Omit<ClientContext, 'copies' | 'ended'>, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
  }

  /** How many run. */
  get size(): number {
    return this.#running.size;
  }

  /** Sends a request; `copies` may follow it. */
  start(request: Request, listener: Listener, copies = Number.POSITIVE_INFINITY): ClientTransaction {
    const transaction = new ClientTransaction(request, listener, {
      ...this.#context,
      copies,
      ended: (over) => this.#ended(over),
    });
    this.#running.add(transaction);
    return transaction;
  }

  /** Hands a response to the transaction that it answers; false where none runs that it can be for. */
  take(received: Received<ResponseMessage>): boolean {
    return [...this.#running].some((transaction) => transaction.take(received));
  }

  /** Why a response is none of theirs. */
  whyNot(response: ResponseMessage): Note {
    return whyUnmatched([...this.#past, ...[...this.#running].map(({ request }) => request)], response);
  }

  /** The request that a response answers too late. */
  pastOf(response: ResponseMessage): RequestMessage | undefined {
    return this.#past.findLast((request) => fits(request, response) === 'fits');
  }

  /** Nothing can be sent to `peer` any more. */
  broken(peer: Address, note: Note): void {
    for (const transaction of [...this.#running]) transaction.broken(peer, note);
  }

  stop(): void {
    for (const transaction of [...this.#running]) transaction.stop();
  }

  #ended(over: ClientTransaction): void {
    this.#running.delete(over);
    this.#past.push(over.request);
    this.#past.splice(0, Math.max(0, this.#past.length - keptPast));
    this.#changed();
  }
}
