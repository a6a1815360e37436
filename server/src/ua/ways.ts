/** The ways of one exchange to where its messages go: the socket of its first message, and others where that one cannot reach. */

import type { Message } from '../sip/syntax/tree.ts';
import { transports } from '../sip/transports.ts';
import { wishedPort } from './answer.ts';
import type { Flow, Flows, FlowUser, Way } from './flow.ts';
import type { Destination, Outgoing } from './outgoing.ts';
import { sourceAddress } from './transport/datagram-socket.ts';
import type { Address, OwnPlace, Ping } from './transport/transport.ts';

export class Ways {
  readonly #outgoing: Outgoing;
  readonly #message: Message;
  readonly #flows: Flows;
  readonly #user: FlowUser;
  readonly #first: Promise<Flow>;
  readonly #others = new Map<string, Promise<Flow>>();
  /** Those that are open, the first one first. */
  readonly #open: Flow[] = [];
  /** What had come of a message when its connection broke. */
  rest: Uint8Array | undefined;

  /** `message` is what the bytes of `outgoing` say. */
  constructor(outgoing: Outgoing, message: Message, flows: Flows, user: FlowUser) {
    this.#outgoing = outgoing;
    this.#message = message;
    this.#flows = flows;
    this.#user = user;
    this.#first = this.#openFirst();
    // Whoever asks for a way hears of it.
    this.#first.catch(() => {});
  }

  /** Where messages to `place` are sent from, as far as it is known. */
  localTo(place: Destination): Address {
    const { address = '127.0.0.1', port = 5060 } = this.#outgoing.local ?? {};
    return this.#open.map((flow) => flow.local(place)).find((local) => local !== undefined) ?? { address, port };
  }

  /** Our end of the way to a destination. Rejects with the system's error. */
  to(destination: Destination): Promise<Flow> {
    const { transport, address } = this.#outgoing.destination;
    return destination.transport === transport && destination.address === address ? this.#first : this.#to(destination);
  }

  async #to(destination: Destination): Promise<Flow> {
    const { transport } = destination;
    const { destination: main, trust, agent } = this.#outgoing;
    const own = await sourceAddress(destination);
    if (transport === main.transport && (await this.#firstIsFrom(own))) return this.#first;
    const key = `${transport} ${own}`;
    const known = this.#others.get(key);
    if (known !== undefined) return known;
    const flow = this.#opened({ transport, own: { address: own, port: 0 }, peer: destination, trust, agent });
    this.#others.set(key, flow);
    flow.catch(() => this.#others.delete(key));
    return flow;
  }

  /** Sends what keeps a way open, if it can still be gone. */
  ping(destination: Destination, how: Ping): void {
    this.to(destination).then(
      (flow) => flow.ping(destination, how),
      () => {},
    );
  }

  async release(): Promise<void> {
    const flows = await Promise.allSettled([this.#first, ...this.#others.values()]);
    await Promise.all(flows.map((flow) => (flow.status === 'fulfilled' ? flow.value.release() : undefined)));
  }

  /** True when the first way begins at this address; one of connections begins wherever it may unless an address was asked for. */
  async #firstIsFrom(address: string): Promise<boolean> {
    const { destination, local } = this.#outgoing;
    const first = await this.#first.catch(() => undefined);
    if (first === undefined) return false;
    if (transports[destination.transport].reliable) return [undefined, address].includes(local?.address);
    return first.local(destination)?.address === address;
  }

  async #openFirst(): Promise<Flow> {
    const { destination, trust, agent } = this.#outgoing;
    const { transport } = destination;
    return this.#opened({ transport, own: await this.#ownPlace(), peer: destination, trust, agent });
  }

  /** RFC 3261 §17.1.2.2: copies are due from when the request leaves, so the timers of a transaction start on a way that is ready. */
  async #opened(way: Way & { readonly peer: Address }): Promise<Flow> {
    const flow = await this.#flows.open(way, this.#user);
    await flow.reach(way.peer);
    this.#open.push(flow);
    return flow;
  }

  async #ownPlace(): Promise<OwnPlace> {
    const { destination, local: { address, port } = {} } = this.#outgoing;
    const own = { address, port: port ?? wishedPort(this.#message, destination) ?? 0 };
    // What was prepared was tried then, but a while ago perhaps; a connection takes any port, unless it was given one.
    const isPrepared = address !== undefined && port !== undefined;
    if (isPrepared || own.port === 0 || transports[destination.transport].reliable) return own;
    const found = await this.#flows.localFor(destination, own);
    return { ...found, isTried: !this.#flows.holds(destination.transport, found) };
  }
}
