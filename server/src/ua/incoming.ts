/** Requests that come in while an exchange runs: those of its dialogs are answered, others are shown. */

import { bytesOf } from './bytes.ts';
import type { Clock } from './clock.ts';
import type { Flow } from './flow.ts';
import { answerWithin } from './in-dialog.ts';
import type { Destination } from './outgoing.ts';
import { isRequest, isResponse, type Received, type RequestMessage, readMessage } from './received.ts';
import { type Incoming, ServerTransactions } from './server.ts';
import type { Teller } from './teller.ts';
import { serverKey } from './transaction/match.ts';
import type { Address } from './transport/transport.ts';

/** So many messages that belong to nothing of ours are told, and no more. */
const toldStrays = 64;

export class Incomings {
  readonly #teller: Teller;
  readonly #servers: ServerTransactions;
  /** Requests that belong to nothing of ours, so that their copies are known. */
  readonly #strays = new Set<string>();
  #strayCount = 0;

  constructor(clock: Clock, teller: Teller, onEnd: () => void) {
    this.#teller = teller;
    this.#servers = new ServerTransactions(clock, onEnd);
  }

  /** How many requests are still being answered. */
  get size(): number {
    return this.#servers.size;
  }

  /** Takes a request of something of ours, or a copy of one; `answered` is called once for each. */
  take(received: Received<RequestMessage>, flow: Flow, isOurs: boolean, answered: () => void): boolean {
    if (!isOurs && !this.#servers.knows(received.message)) return false;
    this.#servers.take(received, {
      send: (text, to, again) => this.#send(text, to, again, received, flow),
      request: (incoming) => {
        this.#answer(incoming);
        answered();
      },
      again: (copy) => this.#teller.came('retransmission', copy),
      acknowledged: (ack) => this.#teller.came('request', ack),
    });
    return true;
  }

  /** What belongs to nothing of ours is shown, and not answered. */
  takeStray(received: Received): void {
    const { message } = received;
    this.#strayCount += 1;
    if (this.#strayCount > toldStrays) this.#overflow(received);
    else if (isRequest(message)) this.#takeStrayRequest({ ...received, message });
    else this.#teller.came('unexpected', received, { key: isResponse(message) ? 'unmatched' : 'malformed', args: {} });
  }

  stop(): void {
    this.#servers.stop();
  }

  #overflow(received: Received): void {
    if (this.#strayCount === toldStrays + 1)
      this.#teller.came('unexpected', received, { key: 'too-many-responses', args: { limit: toldStrays } });
  }

  #takeStrayRequest(received: Received<RequestMessage>): void {
    const key = serverKey(received.message);
    const isCopy = this.#strays.has(key);
    this.#strays.add(key);
    const { text: method } = received.message.startLine.method;
    if (isCopy) this.#teller.came('retransmission', received);
    else this.#teller.came('request', received, { key: 'request-unanswered', args: { method } });
  }

  #answer({ received, answer }: Incoming): void {
    const { text: method } = received.message.startLine.method;
    const chosen = answerWithin(method);
    const isRefused = chosen.status >= 300;
    this.#teller.came(
      'request',
      received,
      isRefused ? { key: 'request-refused', args: { method, status: chosen.status } } : undefined,
    );
    answer(chosen);
  }

  #send(text: string, to: Address, again: boolean, { arrival }: Received, flow: Flow): void {
    const bytes = bytesOf(text);
    const destination: Destination = { transport: arrival.transport, address: to.address, port: to.port };
    flow.send(bytes, to, () => {
      this.#teller.left(again ? 'retransmission' : 'sent', readMessage(text), bytes, destination, flow.local(to));
      return true;
    });
  }
}
