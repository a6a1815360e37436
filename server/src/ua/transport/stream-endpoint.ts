/** An end of connections: each peer has one, made when something is sent to it, and what is sent meanwhile waits in order. */

import { connect, type Socket } from 'node:net';
import { addAbortSignal } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { TransportName } from '../outgoing.ts';
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
  signal: AbortSignal,
) => Promise<(on: TransportEvents) => Channel>;

/** What lies between TCP and SIP. */
export interface Layers {
  readonly secure?: Securing;
  /** A stream that is cut by Content-Length, when absent. */
  readonly carry?: Carrying;
}

export class StreamEndpoint implements Endpoint {
  readonly #transport: TransportName;
  readonly #layers: Layers;
  readonly #own: OwnPlace;
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #streams = new Map<string, Promise<Channel>>();
  /** What the peers know the streams by. */
  readonly #known = new Map<string, Channel>();
  /** Those to which nothing is waiting to be sent. */
  readonly #ready = new Map<string, Channel>();
  readonly #sending = new Set<Promise<void>>();
  readonly #giveUp = new AbortController();

  constructor(transport: TransportName, own: OwnPlace, on: TransportEvents, clock: Clock, layers: Layers = {}) {
    this.#transport = transport;
    this.#layers = layers;
    this.#own = own;
    this.#on = on;
    this.#clock = clock;
  }

  local(peer?: Address): Address | undefined {
    return peer === undefined ? undefined : this.#known.get(this.#keyOf(peer))?.local;
  }

  isConnected(peer: Address): boolean {
    return this.#ready.has(this.#keyOf(peer));
  }

  send(bytes: Uint8Array, peer: Address, leaving: () => boolean = () => true): void {
    const write = (stream: Channel) => {
      if (leaving()) stream.send(bytes);
    };
    const ready = this.#ready.get(this.#keyOf(peer));
    const sending: Promise<void> = (
      ready === undefined ? this.#streamTo(peer).then(write) : Promise.resolve(write(ready))
    )
      .catch((error: unknown) => this.#on.broken(peer, noteOf(error, peer)))
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  ping(peer: Address, how: Ping): void {
    this.#ready.get(this.#keyOf(peer))?.ping(how);
  }

  async close(): Promise<void> {
    const late = this.#clock.after(connectPatience.closing, () => this.#giveUp.abort());
    await Promise.all(this.#sending);
    late.cancel();
    await Promise.all([...this.#known.values()].map((stream) => stream.close()));
  }

  #streamTo(peer: Address): Promise<Channel> {
    const key = this.#keyOf(peer);
    const known = this.#streams.get(key);
    if (known !== undefined) return known;
    const stream = this.#connect(peer).then((carried) => this.#adopt(key, carried));
    this.#streams.set(key, stream);
    // What is sent from now on follows what was waiting.
    stream
      .then((open) => queueMicrotask(() => this.#streams.get(key) === stream && this.#ready.set(key, open)))
      .catch(() => this.#streams.delete(key));
    return stream;
  }

  async #connect(peer: Address): Promise<(on: TransportEvents) => Channel> {
    const { signal } = this.#giveUp;
    const { secure, carry } = this.#layers;
    const connection = await connected(peer, this.#own, this.#clock, signal);
    const socket =
      secure === undefined ? connection : await secured(secure, connection, peer, { clock: this.#clock, signal });
    return carry === undefined
      ? (on) => this.#streamOver(socket, peer, on)
      : await carry(socket, peer, this.#clock, signal);
  }

  /** One connection serves one peer by one name, since it was proved for that; whoever is known by an address alone may be any of them. So it is with paths. */
  #keyOf(peer: Address): string {
    const place = peer.name === undefined ? `${written(peer)} ` : `${written(peer)} ${peer.name.toLowerCase()} `;
    if (peer.path !== undefined) return place + peer.path;
    return [...this.#streams.keys()].find((key) => key.startsWith(place)) ?? place;
  }

  #streamOver(socket: Socket, peer: Address, on: TransportEvents): Channel {
    return new Stream(this.#transport, socket, peer, this.#clock, on);
  }

  #adopt(key: string, open: (on: TransportEvents) => Channel): Channel {
    const stream = open({
      message: this.#on.message,
      ...(this.#on.pong === undefined ? {} : { pong: this.#on.pong }),
      broken: (...what) => {
        this.#streams.delete(key);
        this.#ready.delete(key);
        stream.close().then(() => this.#known.delete(key));
        this.#on.broken(...what);
      },
    });
    this.#known.set(key, stream);
    return stream;
  }
}

/** A connection that stands. A port of ours that is taken, or still remembered by the system, is given up for any other. */
async function connected(peer: Address, own: OwnPlace, clock: Clock, signal: AbortSignal): Promise<Socket> {
  try {
    return await attempt(peer, own, clock, signal);
  } catch (error) {
    if (own.port === 0 || !['EADDRINUSE', 'EADDRNOTAVAIL'].includes(codeOf(error))) throw error;
    return await attempt(peer, { ...own, port: 0 }, clock, signal);
  }
}

function attempt(peer: Address, { address, port }: OwnPlace, clock: Clock, signal: AbortSignal): Promise<Socket> {
  const socket = connect({
    host: peer.address,
    port: peer.port,
    ...(address === undefined ? {} : { localAddress: address }),
    ...(port === 0 ? {} : { localPort: port }),
    noDelay: true,
    signal,
  });
  return standing(socket, 'connect', { clock, patience: connectPatience.open, lateCode: 'ETIMEDOUT' });
}

/** The connection once TLS is agreed upon. What ends a connection anywhere else says more here: the peer wants no TLS, or none of ours. */
async function secured(
  { lay, faultOf }: Securing,
  connection: Socket,
  peer: Address,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Socket> {
  const socket = lay(connection, peer);
  addAbortSignal(signal, socket);
  const { handshake: patience } = connectPatience;
  try {
    await standing(socket, 'secureConnect', { clock, patience, lateCode: 'ETLSTIMEDOUT' });
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

interface Standing {
  readonly clock: Clock;
  readonly patience: number;
  /** What the error is called when it takes longer. */
  readonly lateCode: string;
}

/** The socket once `event` has come; rejects with what came instead. */
function standing(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { clock, patience, lateCode }: Standing,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const late = clock.after(patience, () => {
      socket.destroy(Object.assign(new Error('no connection'), { code: lateCode }));
    });
    socket.once('error', (error) => {
      late.cancel();
      reject(error);
    });
    socket.once(event, () => {
      late.cancel();
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
