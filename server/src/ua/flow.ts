/** Our ends of the network, and how long they live: those that many peers share are shared by exchanges on one port. */

import type { Message } from '../sip/syntax/tree.ts';
import type { Clock } from './clock.ts';
import { localFor } from './local.ts';
import { keepNewest } from './newest.ts';
import type { Destination, Identity, Local, Note, TransportName, Trust } from './outgoing.ts';
import { type Received, received } from './received.ts';
import { StreamListener } from './serve/stream-listener.ts';
import { sockets } from './transport/index.ts';
import {
  type Address,
  type Arrival,
  type BindingAnswer,
  type Endpoint,
  type OwnPlace,
  type TransportEvents,
  written,
} from './transport/transport.ts';

/** How long our end of a way that was prepared waits for its message, in milliseconds. */
const heldFor = 1000;

/** So many ways are remembered by the addresses that the system chose for them. */
const keptWays = 64;

export interface FlowUser {
  /** Takes what came in by `flow`, if it is this user's; else says false. */
  readonly take: (received: Received, flow: Flow) => boolean;
  /** What no user takes goes to the one that came last. */
  readonly takeStray: (received: Received, flow: Flow) => void;
  readonly broken: (peer: Address, note: Note, bytes?: Uint8Array) => void;
  /** A peer answered a keep-alive; over UDP with what it said. */
  readonly pong: (peer: Address, answer?: BindingAnswer) => void;
}

/** Where a flow leads, and from where. */
export interface Way {
  readonly transport: TransportName;
  readonly own: OwnPlace;
  /** Nothing where whoever comes is heard. */
  readonly peer?: Address;
  readonly trust?: Trust | undefined;
  /** Of several user agents the one that hears there: a connection is not shared with the others. */
  readonly agent?: string | undefined;
}

export interface Flow {
  readonly local: (peer: Address) => Address | undefined;
  readonly reach: (peer: Address) => Promise<void> | undefined;
  readonly send: Endpoint['send'];
  readonly ping: Endpoint['ping'];
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

  /** Which address of ours the system chose, by our port and where it led. */
  readonly #chosen = new Map<string, string>();

  /** What lets go of ends that are held for messages that are about to leave. */
  readonly #held = new Set<() => Promise<void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Opens our end, or joins the users of one that is open. Rejects with the system's error.
   * RFC 3261 §18.1.1 recommends a connection that stands for whatever goes to the same place.
   * Without a user it is held open, and nobody hears.
   */
  async open(way: Way, user?: FlowUser): Promise<Flow> {
    const { transport, own, peer } = way;
    const isFit = (local: Address) =>
      [undefined, local.address].includes(own.address) && [0, local.port].includes(own.port);
    const mayJoin = peer !== undefined && this.#connecting.size > 0 && !sockets[transport].shared;
    const connected = mayJoin
      ? this.#connectedTo(transport, peer, (end, local) => isFit(local) && isFor(end, way))
      : undefined;
    const end = connected ?? (await this.#endFor(way));
    // The last of its users may have gone while we waited.
    if (end.closed()) return this.open(way, user);
    return joined(end, user);
  }

  /** Opens an end to which others connect, over TLS too where we are somebody. Rejects with the system's error. */
  async listen(local: Address, user: FlowUser, identity?: Identity): Promise<Flow> {
    const key = `streams:${written(local)}`;
    const end = await this.#sharedAt(key, () =>
      sharedEnd(
        (on) => StreamListener.listen(local, on, this.#clock, identity),
        (closed) => this.#closes(key, closed),
      ),
    );
    return end.closed() ? this.listen(local, user, identity) : joined(end, user);
  }

  /** Opens our end for what is about to be sent, and lets go of it when nobody has joined in a moment. */
  async hold(peer: Destination, own: OwnPlace): Promise<Address> {
    const flow = await this.open({ transport: peer.transport, own, peer });
    const timer = this.#clock.after(heldFor, () => letGo());
    const letGo = () => {
      this.#held.delete(letGo);
      timer.cancel();
      return flow.release();
    };
    this.#held.add(letGo);
    return flow.local(peer) ?? { address: own.address ?? '', port: own.port };
  }

  /** Lets go of all that is held. */
  async close(): Promise<void> {
    await Promise.all([...this.#held].map((letGo) => letGo()));
  }

  /** True of a port that is open here and that another exchange can share. */
  holds(transport: TransportName, local: Address): boolean {
    return this.#shared.has(keyAt(transport, local));
  }

  /**
   * Our end of the way to a destination, as `localFor` finds it.
   * Where it reached the same place from a port that is still open here, it is known, and no socket has to ask.
   */
  async localFor(destination: Destination, wished: Pick<OwnPlace, 'address' | 'port'>): Promise<Local> {
    const { transport } = destination;
    const { address, port } = wished;
    const isOurs = (own: string, at: number) => this.holds(transport, { address: own, port: at });
    if (address !== undefined || port === 0) return localFor(destination, wished, isOurs);
    const way = `${transport}:${port} ${destination.address}`;
    const known = this.#chosen.get(way);
    if (known !== undefined && isOurs(known, port)) return { address: known, port, asWished: true };
    const found = await localFor(destination, wished, isOurs);
    if (found.asWished) this.#remember(way, found.address);
    return found;
  }

  #remember(way: string, address: string): void {
    this.#chosen.delete(way);
    this.#chosen.set(way, address);
    keepNewest(this.#chosen, keptWays);
  }

  /** Our end of a connection that stands, and that what an agent sends to `peer` would take; that of any agent without one. */
  connectionTo(transport: TransportName, peer: Address, agent?: string): Address | undefined {
    const isItsOwn = (end: ConnectingEnd): boolean => agent === undefined || end.agent === agent;
    return this.#connectedTo(transport, peer, isItsOwn)?.endpoint.local(peer);
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

  #endFor(way: Way): Promise<SharedEnd> {
    const { transport, own } = way;
    if (!sockets[transport].shared) return this.#connect(way);
    if (own.port === 0 || own.address === undefined) return this.#openAnywhere(way);
    return this.#sharedAt(keyAt(transport, { address: own.address, port: own.port }), () => this.#openShared(way));
  }

  /** The end of that name, or a new one. */
  async #sharedAt(key: string, open: () => Promise<SharedEnd>): Promise<SharedEnd> {
    // A port that is being given back is not free yet.
    await this.#closing.get(key);
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const opening = open();
    this.#shared.set(key, opening);
    opening.catch(() => this.#shared.delete(key));
    return opening;
  }

  async #openAnywhere(way: Way): Promise<SharedEnd> {
    const end = await this.#openShared(way);
    const local = end.endpoint.local();
    if (local === undefined) return end;
    const key = keyAt(way.transport, local);
    // By chance the system may choose a port that we share among ourselves already.
    if (this.#shared.has(key)) {
      await end.endpoint.close();
      return this.#openAnywhere(way);
    }
    this.#shared.set(key, Promise.resolve(end));
    return end;
  }

  async #openShared(way: Way): Promise<SharedEnd> {
    const end: SharedEnd = await this.#open(way, (closed) => {
      const local = end.endpoint.local();
      if (local !== undefined) this.#closes(keyAt(way.transport, local), closed);
    });
    return end;
  }

  #closes(key: string, closed: Promise<void>): void {
    this.#shared.delete(key);
    this.#closing.set(key, closed);
    closed.finally(() => this.#closing.delete(key));
  }

  async #connect(way: Way): Promise<SharedEnd> {
    const end: SharedEnd = await this.#open(way, () => this.#connecting.delete(connecting));
    const connecting: ConnectingEnd = {
      ...end,
      transport: way.transport,
      trust: keyOf(way.trust),
      agent: way.agent ?? '',
    };
    this.#connecting.add(connecting);
    return end;
  }

  #open({ transport, own, peer, trust }: Way, onClose: (closed: Promise<void>) => void): Promise<SharedEnd> {
    const place = peer === undefined ? own : { ...own, toward: peer };
    return sharedEnd((on) => sockets[transport].open(place, on, this.#clock, trust), onClose);
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
      for (const user of [...users.values()]) user?.broken(...what);
    },
    pong: (...what) => {
      for (const user of [...users.values()]) user?.pong(...what);
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
function joined(end: SharedEnd, user: FlowUser | undefined): Flow {
  const flow: Flow = {
    local: (peer) => end.endpoint.local(peer),
    reach: (peer) => end.endpoint.reach?.(peer),
    send: (...what) => end.endpoint.send(...what),
    ping: (...what) => end.endpoint.ping(...what),
    release: () => end.release(flow),
  };
  end.users.set(flow, user);
  return flow;
}

interface SharedEnd {
  readonly endpoint: Endpoint;
  readonly users: Map<Flow, FlowUser | undefined>;
  readonly release: (flow: Flow) => Promise<void>;
  readonly closed: () => boolean;
}

interface ConnectingEnd extends SharedEnd {
  readonly transport: TransportName;
  readonly trust: string;
  readonly agent: string;
}

/** Neither does a connection that was made by one trust serve another, nor one agent's another agent. */
function isFor(end: ConnectingEnd, { trust, agent = '' }: Way): boolean {
  return end.trust === keyOf(trust) && end.agent === agent;
}

function keyOf(trust: Trust = {}): string {
  return JSON.stringify(trust);
}

function keyAt(transport: TransportName, local: Address): string {
  return `${transport}:${written(local)}`;
}

function handOut(arrival: Arrival, users: SharedEnd['users']): void {
  const what = received(arrival);
  // RFC 3261 §7.5: line ends alone are no message; RFC 5626 §3.5.1 sends them to keep a way open.
  if (isEmpty(what.message)) return;
  // Who takes it may go.
  const flows = [...users.keys()];
  for (let at = flows.length - 1; at >= 0; at -= 1) {
    const flow = flows[at];
    if (flow !== undefined && users.get(flow)?.take(what, flow) === true) return;
  }
  const newest = flows.findLast((flow) => users.get(flow) !== undefined);
  if (newest !== undefined) users.get(newest)?.takeStray(what, newest);
}

function isEmpty({ source, startLine }: Message): boolean {
  return startLine.kind === 'broken' && source.trim() === '';
}
