/** An exchange that nothing of ours begins: a port at which an agent is heard, and the calls that it answers there. */

import { withDigest } from './auth/with-digest.ts';
import { ClientTransactions } from './client-transactions.ts';
import type { ExchangeContext } from './exchange.ts';
import { arrivalLimit, Flood } from './flood.ts';
import type { Flow, FlowUser } from './flow.ts';
import { Incomings } from './incoming.ts';
import type { Destination, Exchange, Hooks, Listening, Note } from './outgoing.ts';
import { Patience } from './patience.ts';
import { isRequest, isResponse, type Received } from './received.ts';
import type { Requester } from './requester.ts';
import { Teller } from './teller.ts';
import { noteOf } from './transport/system-error.ts';

export class ListeningExchange implements Exchange {
  readonly closed: Promise<void>;
  /** Nothing once it hears; else why it cannot. */
  readonly ready: Promise<Note | undefined>;
  readonly #listening: Listening;
  readonly #context: ExchangeContext;
  readonly #teller: Teller;
  readonly #incomings: Incomings;
  readonly #flood: Flood;
  readonly #transactions: ClientTransactions;
  readonly #user: FlowUser;
  readonly #over: () => void;
  /** Our ends: datagrams, connections that others make, and those that we make to whoever is not connected. */
  readonly #flows: Flow[] = [];
  #datagrams: Flow | undefined;
  #streams: Flow | undefined;
  #ending = false;
  #released: () => void = () => {};
  /** What `close` gives the far end to answer BYE. */
  #patience: Patience | undefined;

  constructor(listening: Listening, hooks: Hooks, context: ExchangeContext) {
    const { clock, chance, nonceCounts, strongestOf } = context;
    this.#listening = listening;
    this.#context = context;
    this.#over = hooks.dialogsOver ?? (() => {});
    this.#teller = new Teller(clock, undefined, hooks.event);
    this.#flood = new Flood(clock, () => {
      this.#teller.failed({ key: 'too-many-responses', args: { limit: arrivalLimit.messages } });
      this.end();
    });
    const ask = hooks.credentials;
    const flowTo = (to: Destination) => this.#flowTo(to);
    const requesting = { clock, teller: this.#teller, t1: undefined, timeout: undefined, flowTo };
    this.#transactions = new ClientTransactions(requesting, () => this.#settle());
    const requester: Requester = (...what) => this.#transactions.start(...what);
    const authenticated = withDigest(requester, { chance, accounts: [], ask, nonceCounts, strongestOf });
    const local = () => listening.local;
    const changed = () => this.#settle();
    const { incoming = 'refuse', awaited } = listening;
    this.#incomings = new Incomings(this.#teller, incoming, { ...context, local, authenticated, changed }, awaited);
    this.#user = {
      take: (received, flow) => this.#take(received, flow),
      takeStray: (received, flow) => this.#incomings.takeStray(received, flow),
      broken: (peer, note) => this.#transactions.broken(peer, note),
      pong: () => {},
    };
    this.closed = new Promise((resolve) => {
      this.#released = resolve;
    });
    this.ready = this.#open();
  }

  cancel(): void {
    this.end();
  }

  answer(key: string, bytes: Uint8Array): void {
    this.#incomings.say(key, bytes);
  }

  /** Whoever ends it need not wait for the BYE of a call to be answered. */
  end(): void {
    if (!this.#ending) this.#over();
    this.#ending = true;
    this.#incomings.end();
    this.#settle();
  }

  async close(): Promise<void> {
    this.end();
    this.#patience = new Patience(this.#context.clock);
    this.#settle();
    await this.#patience.over;
    this.#transactions.stop();
    this.#incomings.stop();
    await this.#release();
  }

  /** RFC 3261 §18.2.1: whoever is heard over UDP is heard at the same port over TCP; what comes there may be TLS or WebSocket, too. */
  async #open(): Promise<Note | undefined> {
    const { local, identity } = this.#listening;
    const { flows } = this.#context;
    try {
      this.#datagrams = await flows.open({ transport: 'udp', own: local }, this.#user);
      this.#flows.push(this.#datagrams);
      this.#streams = await flows.listen(local, this.#user, identity);
      this.#flows.push(this.#streams);
      if (!this.#ending) return undefined;
      // It was given up before it heard.
      await this.#release();
      return { key: 'ended', args: {} };
    } catch (error) {
      await this.#release();
      return noteOf(error, local);
    }
  }

  /** A request of ours within a call: over UDP from where we are heard, else on the connection that is there, or on a new one. */
  async #flowTo(destination: Destination): Promise<Flow> {
    const { transport } = destination;
    if (transport === 'udp' && this.#datagrams !== undefined) return this.#datagrams;
    if (this.#streams?.local(destination) !== undefined) return this.#streams;
    const { local, agent } = this.#listening;
    const own = { address: local.address, port: 0 };
    const flow = await this.#context.flows.open({ transport, own, peer: destination, agent }, this.#user);
    this.#flows.push(flow);
    return flow;
  }

  #take(received: Received, flow: Flow): boolean {
    if (this.#flood.take()) return true;
    this.#patience?.heard();
    const { message } = received;
    if (isResponse(message)) return this.#transactions.take({ ...received, message });
    if (!isRequest(message) || received.arrival.tooMuch !== undefined) return false;
    return this.#incomings.take({ ...received, message }, flow, this.#incomings.holds(message), () => {});
  }

  /** Once it is to end, it does as soon as nothing goes on. */
  #settle(): void {
    if (this.#incomings.open) return;
    this.#patience?.end();
    if (this.#ending && this.#transactions.size + this.#incomings.size === 0) void this.#release();
  }

  async #release(): Promise<void> {
    await Promise.all(this.#flows.splice(0).map((flow) => flow.release()));
    this.#released();
  }
}
