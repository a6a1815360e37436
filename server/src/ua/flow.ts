/** Our ends of the network, and how long they live: those that many peers share are shared by exchanges on one port. */

import type { Clock } from './clock.ts';
import type { Note, TransportName, Trust } from './outgoing.ts';
import { type Received, received } from './received.ts';
import { StreamListener } from './serve/stream-listener.ts';
import { sockets } from './transport/index.ts';
import { type Address, type Arrival, type Endpoint, type TransportEvents, written } from './transport/transport.ts';

export interface FlowUser {
  /** Takes what came in by `flow`, if it is this user's; else says false. */
  readonly take: (received: Received, flow: Flow) => boolean;
  /** What no user takes goes to the one that came last. */
  readonly takeStray: (received: Received, flow: Flow) => void;
  readonly broken: (peer: Address, note: Note, bytes?: Uint8Array) => void;
  /** A peer answered a keep-alive. */
  readonly pong: (peer: Address) => void;
}

/** Where a flow leads, and from where. */
export interface Way {
  readonly transport: TransportName;
  readonly local: Address;
  readonly peer: Address;
  readonly trust?: Trust | undefined;
}

export interface Flow {
  readonly local: (peer: Address) => Address | undefined;
  readonly reach: (peer: Address) => Promise<void>;
  readonly send: Endpoint['send'];
  /** Settles when the socket is closed, or at once while others use it. */
  readonly release: () => Promise<void>;
}

/** All flows of one sender. */
export class Flows {
  readonly #clock: Clock;
  readonly #shared = new Map<string, Promise<SharedEnd>>();
  readonly #closing = new Map<string, Promise<void>>();
  /** Ends of connections, which whoever sends to the same place may join. */
  readonly #connecting = new Set<ConnectingEnd>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Opens our end, or joins the users of one that is open. Port 0 is any free one. Rejects with the system's error.
   * RFC 3261 §18.1.1 recommends a connection that stands for whatever goes to the same place.
   */
  async open({ transport, local, peer, trust }: Way, user: FlowUser): Promise<Flow> {
    const isFit = (own: Address) => own.address === local.address && [0, own.port].includes(local.port);
    const connected = this.#connectedTo(transport, peer, (end, own) => isFit(own) && end.trust === keyOf(trust));
    const end = connected ?? (await this.#endFor(transport, local, trust));
    // The last of its users may have gone while we waited.
    if (end.closed()) return this.open({ transport, local, peer, trust }, user);
    return joined(end, user);
  }

  /** Opens an end to which others connect. Rejects with the system's error. */
  async listen(local: Address, user: FlowUser): Promise<Flow> {
    const end = await sharedEnd(
      (on) => StreamListener.listen(local, on, this.#clock),
      () => {},
    );
    return joined(end, user);
  }

  /** True of a port that is open here and that another exchange can share. */
  holds(transport: TransportName, local: Address): boolean {
    return this.#shared.has(`${transport}:${written(local)}`);
  }

  /** Our end of a connection that stands, and that what goes to `peer` would take. */
  connectionTo(transport: TransportName, peer: Address): Address | undefined {
    return this.#connectedTo(transport, peer, () => true)?.endpoint.local(peer);
  }

  #connectedTo(
    transport: TransportName,
    peer: Address,
    isFit: (end: ConnectingEnd, own: Address) => boolean,
  ): ConnectingEnd | undefined {
    return [...this.#connecting].find((end) => {
      const own = end.endpoint.local(peer);
      return end.transport === transport && end.endpoint.isConnected(peer) && own !== undefined && isFit(end, own);
    });
  }

  async #endFor(transport: TransportName, local: Address, trust?: Trust): Promise<SharedEnd> {
    if (!sockets[transport].shared) return this.#connect(transport, local, trust);
    if (local.port === 0) return this.#open(transport, local, () => {}, trust);
    const key = `${transport}:${written(local)}`;
    // A port that is being given back is not free yet.
    await this.#closing.get(key);
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const opening = this.#open(transport, local, (closed) => {
      this.#shared.delete(key);
      this.#closing.set(key, closed);
      closed.finally(() => this.#closing.delete(key));
    });
    this.#shared.set(key, opening);
    opening.catch(() => this.#shared.delete(key));
    return opening;
  }

  async #connect(transport: TransportName, local: Address, trust: Trust | undefined): Promise<SharedEnd> {
    const end: SharedEnd = await this.#open(transport, local, () => this.#connecting.delete(connecting), trust);
    const connecting: ConnectingEnd = { ...end, transport, trust: keyOf(trust) };
    this.#connecting.add(connecting);
    return end;
  }

  async #open(
    transport: TransportName,
    local: Address,
    onClose: (closed: Promise<void>) => void,
    trust?: Trust,
  ): Promise<SharedEnd> {
    return sharedEnd((on) => sockets[transport].open(local, on, this.#clock, trust), onClose);
  }
}

/** One end for all who join it; it closes when the last of them has gone. */
async function sharedEnd(
  open: (on: TransportEvents) => Promise<Endpoint>,
  onClose: (closed: Promise<void>) => void,
): Promise<SharedEnd> {
  const users: SharedEnd['users'] = new Map();
  const endpoint = await open({
    message: (arrival) => handOut(arrival, users),
    broken: (...what) => {
      for (const user of [...users.values()]) user.broken(...what);
    },
    pong: (from) => {
      for (const user of [...users.values()]) user.pong(from);
    },
  });
  let closed: Promise<void> | undefined;
  const release = async (flow: Flow) => {
    users.delete(flow);
    if (users.size > 0) return;
    if (closed === undefined) {
      closed = endpoint.close();
      onClose(closed);
    }
    await closed;
  };
  return { endpoint, users, release, closed: () => closed !== undefined };
}

/** The flow of one more user of an end. */
function joined(end: SharedEnd, user: FlowUser): Flow {
  const flow: Flow = {
    local: (peer) => end.endpoint.local(peer),
    reach: async (peer) => end.endpoint.reach?.(peer),
    send: (...what) => end.endpoint.send(...what),
    release: () => end.release(flow),
  };
  end.users.set(flow, user);
  return flow;
}

interface SharedEnd {
  readonly endpoint: Endpoint;
  readonly users: Map<Flow, FlowUser>;
  readonly release: (flow: Flow) => Promise<void>;
  readonly closed: () => boolean;
}

interface ConnectingEnd extends SharedEnd {
  readonly transport: TransportName;
  readonly trust: string;
}

/** A connection that was made by one trust does not serve another. */
function keyOf(trust: Trust = {}): string {
  return JSON.stringify(trust);
}

function handOut(arrival: Arrival, users: ReadonlyMap<Flow, FlowUser>): void {
  const what = received(arrival);
  // RFC 3261 §7.5: line ends alone are no message; RFC 5626 §3.5.1 sends them to keep a way open.
  if (what.message.source.trim() === '') return;
  // Who takes it may go.
  const [...all] = users;
  if (all.findLast(([flow, user]) => user.take(what, flow)) === undefined) {
    const newest = all.at(-1);
    newest?.[1].takeStray(what, newest[0]);
  }
}
