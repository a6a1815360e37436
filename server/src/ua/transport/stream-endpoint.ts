/** An end of connections: each peer has one, made when something is sent to it, and what is sent meanwhile waits in order. */

import { connect, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { TransportName } from '../outgoing.ts';
import { Patience } from './patience.ts';
import { Stream } from './stream.ts';
import { codeOf, noteOf } from './system-error.ts';
import {
  type Address,
  type Channel,
  type Endpoint,
  type OwnPlace,
  type Ping,
  type TransportEvents,
  written,
} from './transport.ts';

/** How long a connection may take to come about, how long its TLS, and how much of that is left when we are closing, in milliseconds. */
export const connectPatience = { open: 20_000, handshake: 10_000, closing: 1000 };

/** What lays TLS upon connections. */
export interface Securing {
  /** It stands once `secureConnect` comes. */
  readonly lay: (connection: Socket, peer: Address) => TLSSocket;
  /** Why the peer of one that stands is not who was asked for. */
  readonly faultOf: (socket: TLSSocket, peer: Address) => Error | undefined;
}

/** What makes a connection that stands one that carries messages; it does so once it is told whom to tell. */
export type Carrying = (
  connection: Socket,
  peer: Address,
  clock: Clock,
  patience: Patience,
) => Promise<(on: TransportEvents) => Channel>;

/** What lies between TCP and SIP. */
export interface Layers {
  readonly secure?: Securing;
  /** A stream that is cut by Content-Length, when absent. */
  readonly carry?: Carrying;
}

/** The connection to a peer, from the first message for it on. */
interface Link {
  /** What is to be said once it stands, in order. */
  readonly waiting: ((channel: Channel) => void)[];
  channel: Channel | undefined;
  /** Settles when it stands, or will not. */
  settled: Promise<void>;
  /** What is sent to the same peer from then on makes another. */
  isBroken: boolean;
}

export class StreamEndpoint implements Endpoint {
  readonly #transport: TransportName;
  readonly #layers: Layers;
  readonly #own: OwnPlace;
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #patience: Patience;
  readonly #links = new Map<string, Link>();
  /** Those that are not closed yet. */
  readonly #channels = new Set<Channel>();

  constructor(transport: TransportName, own: OwnPlace, on: TransportEvents, clock: Clock, layers: Layers = {}) {
    this.#transport = transport;
    this.#layers = layers;
    this.#own = own;
    this.#on = on;
    this.#clock = clock;
    this.#patience = new Patience(clock);
  }

  local(peer?: Address): Address | undefined {
    return peer === undefined ? undefined : this.#linkTo(peer)?.channel?.local;
  }

  isConnected(peer: Address): boolean {
    return this.#openTo(peer) !== undefined;
  }

  send(bytes: Uint8Array, peer: Address, leaving: () => boolean = () => true): void {
    const write = (channel: Channel) => {
      if (leaving()) channel.send(bytes);
    };
    const open = this.#openTo(peer);
    if (open !== undefined) write(open);
    else this.#linkFor(peer).waiting.push(write);
  }

  ping(peer: Address, how: Ping): void {
    this.#openTo(peer)?.ping(how);
  }

  async close(): Promise<void> {
    const late = this.#clock.after(connectPatience.closing, () => this.#patience.giveUp());
    await Promise.all([...this.#links.values()].map(({ settled }) => settled));
    late.cancel();
    await Promise.all([...this.#channels].map((channel) => channel.close()));
  }

  /** What can be said there and then: nothing waits to be said before. */
  #openTo(peer: Address): Channel | undefined {
    const link = this.#linkTo(peer);
    return link === undefined || link.isBroken || link.waiting.length > 0 ? undefined : link.channel;
  }

  #linkTo(peer: Address): Link | undefined {
    return this.#links.get(this.#keyOf(peer));
  }

  /** One that stands, or comes about. */
  #linkFor(peer: Address): Link {
    const key = this.#keyOf(peer);
    const known = this.#links.get(key);
    if (known !== undefined && !known.isBroken) return known;
    const link: Link = { waiting: [], channel: undefined, settled: Promise.resolve(), isBroken: false };
    this.#links.set(key, link);
    link.settled = this.#connect(peer).then(
      (open) => this.#adopt(key, link, open),
      (error: unknown) => {
        this.#links.delete(key);
        this.#on.broken(peer, noteOf(error, peer));
      },
    );
    return link;
  }

  async #connect(peer: Address): Promise<(on: TransportEvents) => Channel> {
    const { secure, carry } = this.#layers;
    const connection = await connected(peer, this.#own, this.#patience);
    const socket = secure === undefined ? connection : await secured(secure, connection, peer, this.#patience);
    return carry === undefined
      ? (on) => new Stream(this.#transport, socket, peer, this.#clock, on)
      : carry(socket, peer, this.#clock, this.#patience);
  }

  /** One connection serves one peer by one name, since it was proved for that; whoever is known by an address alone may be any of them. So it is with paths. */
  #keyOf(peer: Address): string {
    const place = peer.name === undefined ? `${written(peer)} ` : `${written(peer)} ${peer.name.toLowerCase()} `;
    if (peer.path !== undefined) return place + peer.path;
    for (const key of this.#links.keys()) if (key.startsWith(place)) return key;
    return place;
  }

  #adopt(key: string, link: Link, open: (on: TransportEvents) => Channel): void {
    const channel = open({
      message: this.#on.message,
      ...(this.#on.pong === undefined ? {} : { pong: this.#on.pong }),
      broken: (...what) => {
        link.isBroken = true;
        channel.close().then(() => {
          this.#channels.delete(channel);
          if (this.#links.get(key) === link) this.#links.delete(key);
        });
        this.#on.broken(...what);
      },
    });
    link.channel = channel;
    this.#channels.add(channel);
    // What is sent meanwhile waits, too, and follows.
    for (const write of link.waiting) write(channel);
    link.waiting.length = 0;
  }
}

/** A connection that stands. A port of ours that is taken, or still remembered by the system, is given up for any other. */
function connected(peer: Address, own: OwnPlace, patience: Patience): Promise<Socket> {
  const first = attempt(peer, own, patience);
  if (own.port === 0) return first;
  return first.catch((error: unknown) => {
    if (!['EADDRINUSE', 'EADDRNOTAVAIL'].includes(codeOf(error))) throw error;
    return attempt(peer, { ...own, port: 0 }, patience);
  });
}

function attempt(peer: Address, { address, port }: OwnPlace, patience: Patience): Promise<Socket> {
  const socket = connect({
    host: peer.address,
    port: peer.port,
    ...(address === undefined ? {} : { localAddress: address }),
    ...(port === 0 ? {} : { localPort: port }),
    noDelay: true,
  });
  return standing(socket, 'connect', patience, { within: connectPatience.open, lateCode: 'ETIMEDOUT' });
}

/** The connection once TLS is agreed upon. What ends a connection anywhere else says more here: the peer wants no TLS, or none of ours. */
async function secured(
  { lay, faultOf }: Securing,
  connection: Socket,
  peer: Address,
  patience: Patience,
): Promise<Socket> {
  const socket = lay(connection, peer);
  try {
    const { handshake: within } = connectPatience;
    await standing(socket, 'secureConnect', patience, { within, lateCode: 'ETLSTIMEDOUT' });
    const fault = faultOf(socket, peer);
    if (fault !== undefined) throw fault;
    return socket;
  } catch (error) {
    socket.on('error', () => {});
    socket.destroy();
    connection.destroy();
    const isClosed = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(codeOf(error));
    throw isClosed ? Object.assign(new Error('closed in the handshake'), { code: 'ETLSCLOSED' }) : error;
  }
}

/** The socket once `event` has come; rejects with what came instead, or an error of that code when it takes longer than `within` milliseconds. */
function standing(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  patience: Patience,
  { within, lateCode }: { readonly within: number; readonly lateCode: string },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const late = patience.for(within, () => {
      socket.destroy(Object.assign(new Error('no connection'), { code: lateCode }));
    });
    const failed = (error: Error) => {
      late.cancel();
      reject(error);
    };
    socket.once('error', failed);
    socket.once(event, () => {
      late.cancel();
      socket.off('error', failed);
      resolve(socket);
    });
  });
}
