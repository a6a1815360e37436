/** The ways of one exchange to where its messages go: the socket of its first message, and others where that one cannot reach. */

import { transports } from '../sip/transports.ts';
import { wishedPort } from './answer.ts';
import type { Flow, Flows, FlowUser, Way } from './flow.ts';
import { localFor, sourceAddress } from './local.ts';
import type { Destination, Outgoing } from './outgoing.ts';
import type { Address } from './transport/transport.ts';

export class Ways {
  readonly #outgoing: Outgoing;
  readonly #flows: Flows;
  readonly #user: FlowUser;
  readonly #open = new Map<string, Promise<Flow>>();
  readonly #first: Promise<Address>;
  #local: Address = { address: '127.0.0.1', port: 5060 };
  /** What had come of a message when its connection broke. */
  rest: Uint8Array | undefined;

  constructor(outgoing: Outgoing, flows: Flows, user: FlowUser) {
    this.#outgoing = outgoing;
    this.#flows = flows;
    this.#user = user;
    this.#first = this.#chooseLocal();
    // Whoever asks for a way hears of it.
    this.#first.catch(() => {});
  }

  /** Where the first message is sent from, as far as it is known. */
  get local(): Address {
    return this.#local;
  }

  /** Our end of the way to a destination. Rejects with the system's error. */
  async to(destination: Destination): Promise<Flow> {
    const first = await this.#first;
    const { destination: main } = this.#outgoing;
    const isMain = destination.transport === main.transport && destination.address === main.address;
    const address = isMain ? first.address : await sourceAddress(destination);
    const key = `${destination.transport} ${address}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const port = isMain ? first.port : 0;
    const way = { transport: destination.transport, local: { address, port }, peer: destination };
    const flow = this.#opened({ ...way, trust: this.#outgoing.trust });
    this.#open.set(key, flow);
    flow.catch(() => this.#open.delete(key));
    return flow;
  }

  /** RFC 3261 §17.1.2.2: copies are due from when the request leaves, so the timers of a transaction start on a way that is ready. */
  async #opened(way: Way): Promise<Flow> {
    const flow = await this.#flows.open(way, this.#user);
    await flow.reach(way.peer);
    return flow;
  }

  /** Sends what keeps a way open, if it can still be gone. */
  ping(destination: Destination, bytes: Uint8Array): void {
    this.to(destination).then(
      (flow) => flow.send(bytes, destination, () => true),
      () => {},
    );
  }

  async release(): Promise<void> {
    const flows = await Promise.allSettled(this.#open.values());
    await Promise.all(flows.map((flow) => (flow.status === 'fulfilled' ? flow.value.release() : undefined)));
  }

  async #chooseLocal(): Promise<Address> {
    const { bytes, destination, local } = this.#outgoing;
    // What was prepared was tried then.
    if (local?.address !== undefined && local.port !== undefined) {
      this.#local = { address: local.address, port: local.port };
      return this.#local;
    }
    const wished = { address: local?.address, port: local?.port ?? wishedPort(bytes, destination) };
    const isOurs = (address: string, port: number) => this.#flows.holds(destination.transport, { address, port });
    // A connection takes a port of its own, unless one was asked for.
    const isAny = transports[destination.transport].reliable && wished.port === undefined;
    this.#local = isAny
      ? { address: wished.address ?? (await sourceAddress(destination)), port: 0 }
      : await localFor(destination, wished, isOurs);
    return this.#local;
  }
}
