/** SIP over UDP: one datagram, one message. */

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { noteOf } from './system-error.ts';
import { type Address, type Endpoint, type TransportDefinition, type TransportEvents, written } from './transport.ts';

export const udp: TransportDefinition = {
  name: 'udp',
  viaName: 'UDP',
  spec: 'RFC 3261 §18',
  defaultPort: 5060,
  reliable: false,
  shared: true,
  open,
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
  if (!mayPair) return new UdpEndpoint(alone, { ...local, port }, on);
  await closed(alone);
  return new UdpEndpoint(await bound({ ...local, port }, true), { ...local, port }, on);
}

class UdpEndpoint implements Endpoint {
  readonly #ear: Socket;
  readonly #local: Address;
  readonly #on: TransportEvents;
  readonly #mouths = new Map<string, Promise<Socket>>();
  #closed = false;

  constructor(ear: Socket, local: Address, on: TransportEvents) {
    this.#ear = ear;
    this.#local = local;
    this.#on = on;
    this.#listen(ear, undefined);
  }

  local(): Address {
    return this.#local;
  }

  send(bytes: Uint8Array, peer: Address): void {
    this.#mouthFor(peer).then(
      (mouth) => this.#speak(mouth, bytes, peer),
      (error: unknown) => this.#fail(error, peer),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    const mouths = await Promise.allSettled(this.#mouths.values());
    const sockets = mouths.flatMap((mouth) => (mouth.status === 'fulfilled' ? [mouth.value] : []));
    await Promise.all([...new Set([this.#ear, ...sockets])].map(closed));
  }

  #speak(mouth: Socket, bytes: Uint8Array, peer: Address): void {
    if (this.#closed) return;
    const done = (error: Error | null) => {
      if (error !== null) this.#fail(error, peer);
    };
    if (mouth === this.#ear) mouth.send(bytes, peer.port, peer.address, done);
    else mouth.send(bytes, done);
  }

  #mouthFor(peer: Address): Promise<Socket> {
    const key = written(peer);
    const known = this.#mouths.get(key);
    if (known !== undefined) return known;
    const mouth = mayPair ? this.#connect(peer) : Promise.resolve(this.#ear);
    this.#mouths.set(key, mouth);
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
      this.#on.message({ bytes: new Uint8Array(bytes), from, local: this.#local, lengthMissing: false });
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

/** A link-local source is told with its interface, as `fe80::1%eth0`. */
function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}
