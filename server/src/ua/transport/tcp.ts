/** SIP over TCP: a stream of messages, cut by Content-Length. */

import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import { Stream } from './stream.ts';
import { codeOf, noteOf } from './system-error.ts';
import { type Address, type Endpoint, type TransportDefinition, type TransportEvents, written } from './transport.ts';

export const tcp: TransportDefinition = {
  name: 'tcp',
  viaName: 'TCP',
  spec: 'RFC 3261 §18',
  defaultPort: 5060,
  reliable: true,
  shared: false,
  open: async (local, on, clock) => new TcpEndpoint(local, on, clock),
  listen: async (local, on, clock) => {
    const endpoint = new TcpEndpoint(local, on, clock);
    await endpoint.listen();
    return endpoint;
  },
};

/** How long a connection may take to come about, and how much of that is left when we are closing, in milliseconds. */
export const connectPatience = { open: 20_000, closing: 1000 };

/** How many peers may be connected to us at once. */
const mostConnections = 100;

class TcpEndpoint implements Endpoint {
  #local: Address;
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #streams = new Map<string, Promise<Stream>>();
  /** What the peers know the streams by, also of those that connected to us. */
  readonly #known = new Map<string, Stream>();
  /** Those to which nothing is waiting to be sent. */
  readonly #ready = new Map<string, Stream>();
  readonly #sending = new Set<Promise<void>>();
  readonly #giveUp = new AbortController();
  #server: Server | undefined;

  constructor(local: Address, on: TransportEvents, clock: Clock) {
    this.#local = local;
    this.#on = on;
    this.#clock = clock;
  }

  local(peer?: Address): Address | undefined {
    return peer === undefined ? this.#local : this.#known.get(written(peer))?.local;
  }

  send(bytes: Uint8Array, peer: Address, leaving: () => boolean = () => true): void {
    const write = (stream: Stream) => {
      if (leaving()) stream.send(bytes);
    };
    const ready = this.#ready.get(written(peer));
    const sending: Promise<void> = (
      ready === undefined ? this.#streamTo(peer).then(write) : Promise.resolve(write(ready))
    )
      .catch((error: unknown) => this.#on.broken(peer, noteOf(error, peer)))
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  async close(): Promise<void> {
    const late = this.#clock.after(connectPatience.closing, () => this.#giveUp.abort());
    await Promise.all(this.#sending);
    late.cancel();
    const server = this.#server;
    const unheard = server === undefined ? undefined : new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.all([...this.#known.values()].map((stream) => stream.close()));
    await unheard;
  }

  /** Lets peers connect to us. */
  async listen(): Promise<void> {
    const { address: host, port } = this.#local;
    const server = createServer({ noDelay: true }, (socket) => {
      const peer = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
      const stream = this.#adopt(socket, peer);
      this.#streams.set(written(peer), Promise.resolve(stream));
      this.#ready.set(written(peer), stream);
    });
    server.maxConnections = mostConnections;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, ipv6Only: host.includes(':'), exclusive: true }, resolve);
    });
    this.#server = server;
    this.#local = { address: host, port: (server.address() as { port: number }).port };
  }

  #streamTo(peer: Address): Promise<Stream> {
    const key = written(peer);
    const known = this.#streams.get(key);
    if (known !== undefined) return known;
    const stream = connected(peer, this.#local, this.#clock, this.#giveUp.signal).then((socket) =>
      this.#adopt(socket, peer),
    );
    this.#streams.set(key, stream);
    // What is sent from now on follows what was waiting.
    stream
      .then((open) => queueMicrotask(() => this.#streams.get(key) === stream && this.#ready.set(key, open)))
      .catch(() => this.#streams.delete(key));
    return stream;
  }

  #adopt(socket: Socket, peer: Address): Stream {
    const key = written(peer);
    const stream = new Stream('tcp', socket, peer, this.#clock, {
      message: this.#on.message,
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
async function connected(peer: Address, local: Address, clock: Clock, signal: AbortSignal): Promise<Socket> {
  try {
    return await attempt(peer, local, clock, signal);
  } catch (error) {
    if (local.port === 0 || !['EADDRINUSE', 'EADDRNOTAVAIL'].includes(codeOf(error))) throw error;
    return await attempt(peer, { ...local, port: 0 }, clock, signal);
  }
}

function attempt(peer: Address, local: Address, clock: Clock, signal: AbortSignal): Promise<Socket> {
  const own = local.port === 0 ? {} : { localPort: local.port };
  const socket = connect({
    host: peer.address,
    port: peer.port,
    localAddress: local.address,
    noDelay: true,
    signal,
    ...own,
  });
  return new Promise((resolve, reject) => {
    const late = clock.after(connectPatience.open, () => {
      socket.destroy(Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' }));
    });
    socket.once('error', (error) => {
      late.cancel();
      reject(error);
    });
    socket.once('connect', () => {
      late.cancel();
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
