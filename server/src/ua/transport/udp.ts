/** SIP over UDP: one datagram, one message. */

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { noteOf } from './system-error.ts';
import {
  type Address,
  type Endpoint,
  type ServedTransport,
  type TransportEvents,
  withoutZone,
  written,
} from './transport.ts';

export const udp: ServedTransport = {
  name: 'udp',
  shared: true,
  open,
  listen: async (local, on) => {
    const ear = await bound(local, false);
    return new UdpEndpoint(ear, { address: local.address, port: ear.address().port }, on, false);
  },
};

/**
 * An unconnected socket hears answers from everywhere but not that a port is closed; a connected one the reverse.
 * Two on one port, of which one is connected, give both on Linux; elsewhere a closed port is noticed by its silence only.
 */
const mayPair = process.platform === 'linux';

async function open(local: Address, on: TransportEvents): Promise<Endpoint> {
  // A port that somebody else shares would take answers from us or from them, so it is tried alone first.
  const alone = await bound(local, false);
  const { port } = alone.address();
  const own = { address: local.address, port };
  if (!mayPair) return new UdpEndpoint(alone, own, on, false);
  await closed(alone);
  return new UdpEndpoint(await bound(own, true), own, on, true);
}

class UdpEndpoint implements Endpoint {
  readonly #ear: Socket;
  readonly #local: Address;
  readonly #on: TransportEvents;
  readonly #pairs: boolean;
  readonly #mouths = new Map<string, Promise<Socket>>();
  /** Those that are connected. */
  readonly #ready = new Map<string, Socket>();
  readonly #sending = new Set<Promise<void>>();
  #closed = false;

  constructor(ear: Socket, local: Address, on: TransportEvents, pairs: boolean) {
    this.#pairs = pairs;
    this.#ear = ear;
    this.#local = local;
    this.#on = on;
    this.#listen(ear, undefined);
  }

  local(): Address {
    return this.#local;
  }

  isConnected(): boolean {
    return false;
  }

  /** What goes wrong is told when something is sent. */
  async reach(peer: Address): Promise<void> {
    if (this.#pairs) await this.#mouthFor(peer).catch(() => undefined);
  }

  send(bytes: Uint8Array, peer: Address, leaving: () => boolean = () => true): void {
    const speak = async (mouth: Socket) => {
      if (leaving()) await spoken(mouth, bytes, mouth === this.#ear ? peer : undefined);
    };
    const ready = this.#pairs ? this.#ready.get(written(peer)) : this.#ear;
    const sending: Promise<void> = (ready === undefined ? this.#mouthFor(peer).then(speak) : speak(ready))
      .catch((error: unknown) => this.#fail(error, peer))
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  async close(): Promise<void> {
    await Promise.all(this.#sending);
    this.#closed = true;
    const mouths = await Promise.allSettled(this.#mouths.values());
    const sockets = mouths.flatMap((mouth) => (mouth.status === 'fulfilled' ? [mouth.value] : []));
    await Promise.all([...new Set([this.#ear, ...sockets])].map(closed));
  }

  #mouthFor(peer: Address): Promise<Socket> {
    const key = written(peer);
    const known = this.#mouths.get(key);
    if (known !== undefined) return known;
    const mouth = this.#connect(peer);
    this.#mouths.set(key, mouth);
    // What is sent from now on follows what was waiting.
    mouth.then((socket) => queueMicrotask(() => this.#ready.set(key, socket))).catch(() => this.#mouths.delete(key));
    return mouth;
  }

  async #connect(peer: Address): Promise<Socket> {
    const socket = await bound(this.#local, true);
    try {
      await connected(socket, peer);
    } catch (error) {
      await closed(socket);
      throw error;
    }
    this.#listen(socket, peer);
    return socket;
  }

  #listen(socket: Socket, peer: Address | undefined): void {
    socket.on('message', (bytes: Buffer, { address, port }: RemoteInfo) => {
      if (this.#closed) return;
      const from = { address: withoutZone(address), port };
      this.#on.message({
        transport: 'udp',
        bytes: new Uint8Array(bytes),
        from,
        local: this.#local,
        lengthMissing: false,
      });
    });
    socket.on('error', (error) => {
      if (peer !== undefined) this.#fail(error, peer);
    });
  }

  #fail(error: unknown, peer: Address): void {
    if (!this.#closed) this.#on.broken(peer, noteOf(error, peer));
  }
}

/** A socket on the address; port 0 is any free one. */
function bound(local: Address, reuseAddr: boolean): Promise<Socket> {
  const ipv6 = local.address.includes(':');
  const socket = createSocket({ type: ipv6 ? 'udp6' : 'udp4', reuseAddr, ipv6Only: ipv6 });
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind({ address: local.address, port: local.port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/** Sends a datagram; a connected socket knows where to. */
function spoken(socket: Socket, bytes: Uint8Array, peer: Address | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null) => (error === null ? resolve() : reject(error));
    if (peer === undefined) socket.send(bytes, done);
    else socket.send(bytes, peer.port, peer.address, done);
  });
}

function connected(socket: Socket, peer: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.connect(peer.port, peer.address, ((error?: Error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    }) as () => void);
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
