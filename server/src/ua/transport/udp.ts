/** SIP over UDP: one datagram, one message. */

import type { RemoteInfo, Socket } from 'node:dgram';
import { bound, closed, connected, datagramSocket, sourceAddress, speakBy, tried } from './datagram-socket.ts';
import { headFault } from './head-limits.ts';
import { answerToBinding, bindingAnswer, bindingRequest, isStun } from './stun.ts';
import { noteOf } from './system-error.ts';
import {
  type Address,
  type Arrival,
  type Endpoint,
  type OwnPlace,
  type Ping,
  type ServedTransport,
  type TransportEvents,
  withoutZone,
  written,
} from './transport.ts';

export const udp: ServedTransport = { name: 'udp', shared: true, open, listen: alone };

/**
 * An unconnected socket hears answers from everywhere but not that a port is closed; a connected one the reverse.
 * Two on one port, of which one is connected, give both on Linux; elsewhere a closed port is noticed by its silence only.
 */
const mayPair = process.platform === 'linux';

async function open(own: OwnPlace, on: TransportEvents): Promise<Endpoint> {
  if (!mayPair) return alone(own, on);
  const { port, isTried = false, toward } = own;
  // A port that somebody else shares would take answers from us or from them, so one that is asked for is tried alone first.
  const isFree = port === 0 ? toward !== undefined : isTried;
  return paired(isFree ? own : { ...(await tried(own, toward)), ...(toward === undefined ? {} : { toward }) }, on);
}

async function alone({ address: wished, port, toward }: OwnPlace, on: TransportEvents): Promise<Endpoint> {
  const address = wished ?? (toward === undefined ? undefined : await sourceAddress(toward));
  const ear = await socketOn({ ...(address === undefined ? {} : { address }), port });
  return new UdpEndpoint(ear, on, false);
}

/** A mouth that is connected comes first, since the system tells it where we are. */
async function paired({ toward, ...own }: OwnPlace, on: TransportEvents): Promise<Endpoint> {
  if (toward === undefined) return new UdpEndpoint(await socketOn(own, true), on, true);
  const mouth = await socketOn(own, true, toward);
  try {
    const local = mouth.address();
    return new UdpEndpoint(await socketOn(local, true), on, true, { mouth, peer: toward, local });
  } catch (error) {
    mouth.close();
    throw error;
  }
}

class UdpEndpoint implements Endpoint {
  readonly #ear: Socket;
  readonly #local: Address;
  readonly #on: TransportEvents;
  readonly #pairs: boolean;
  readonly #mouths = new Map<string, Promise<Socket>>();
  /** Those that are connected. */
  readonly #ready = new Map<string, Socket>();
  /** How many datagrams have not gone to the system yet, and who waits until they have. */
  #leaving = 0;
  #allLeft: () => void = () => {};
  #closed = false;

  constructor(
    ear: Socket,
    on: TransportEvents,
    pairs: boolean,
    first?: { readonly mouth: Socket; readonly peer: Address; readonly local: Address },
  ) {
    const { address, port } = first?.local ?? ear.address();
    this.#pairs = pairs;
    this.#ear = ear;
    this.#local = { address, port };
    this.#on = on;
    this.#listen(ear, undefined);
    if (first === undefined) return;
    this.#mouths.set(written(first.peer), Promise.resolve(first.mouth));
    this.#ready.set(written(first.peer), first.mouth);
    this.#listen(first.mouth, first.peer);
  }

  local(): Address {
    return this.#local;
  }

  isConnected(): boolean {
    return false;
  }

  /** What goes wrong is told when something is sent. */
  async reach(peer: Address): Promise<void> {
    if (this.#pairs && !this.#ready.has(written(peer))) await this.#mouthFor(peer).catch(() => undefined);
  }

  send(bytes: Uint8Array, peer: Address, leaving: () => boolean = () => true): void {
    this.#leaving += 1;
    const gone = (error?: unknown) => {
      this.#leaving -= 1;
      if (error !== undefined && error !== null) this.#fail(error, peer);
      if (this.#leaving === 0) this.#allLeft();
    };
    const speak = (mouth: Socket) => {
      if (leaving()) speakBy(mouth, bytes, mouth === this.#ear ? peer : undefined, gone);
      else gone();
    };
    const ready = this.#pairs ? this.#ready.get(written(peer)) : this.#ear;
    if (ready === undefined) {
      this.#mouthFor(peer).then(speak).catch(gone);
      return;
    }
    try {
      speak(ready);
    } catch (error) {
      gone(error);
    }
  }

  ping(peer: Address, { id }: Ping): void {
    this.send(bindingRequest(id), peer);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      const others = this.#allLeft;
      this.#allLeft = () => {
        others();
        resolve();
      };
      if (this.#leaving === 0) resolve();
    });
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
    const socket = await socketOn(this.#local, true, peer);
    this.#listen(socket, peer);
    return socket;
  }

  #listen(socket: Socket, peer: Address | undefined): void {
    socket.on('message', (bytes: Buffer, { address, port }: RemoteInfo) => {
      if (this.#closed) return;
      const from = { address: withoutZone(address), port };
      if (isStun(bytes)) {
        this.#takeStun(bytes, socket, from);
        return;
      }
      this.#on.message({
        transport: 'udp',
        bytes: ownBytes(bytes),
        from,
        local: this.#local,
        lengthMissing: false,
        ...tooMuchIn(bytes, from),
      });
    });
    socket.on('error', (error) => {
      if (peer !== undefined) this.#fail(error, peer);
    });
  }

  /** RFC 5626 §8: whoever takes SIP requests at a port answers Binding Requests there. */
  #takeStun(bytes: Uint8Array, socket: Socket, from: Address): void {
    const answer = answerToBinding(bytes, from);
    if (answer !== undefined) speakBy(socket, answer, socket === this.#ear ? from : undefined, () => {});
    const told = bindingAnswer(bytes);
    if (told !== undefined) this.#on.pong?.(from, told);
  }

  #fail(error: unknown, peer: Address): void {
    if (!this.#closed) this.#on.broken(peer, noteOf(error, peer));
  }
}

/** Whoever knows no branch of ours must not end a request by it, so that it is told with the message. */
function tooMuchIn(bytes: Uint8Array, from: Address): Pick<Arrival, 'tooMuch'> {
  const fault = headFault(bytes);
  if (fault === undefined) return {};
  const { key, args, at } = fault;
  return { tooMuch: { note: { key, args: { peer: written(from), ...args } }, at } };
}

/** The bytes without what may lie around them. */
function ownBytes(bytes: Buffer): Uint8Array {
  const { buffer, byteLength } = bytes;
  return buffer.byteLength === byteLength ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** A socket there, perhaps connected; rejects with the system's error. */
async function socketOn(own: OwnPlace, shared = false, peer?: Address): Promise<Socket> {
  const socket = datagramSocket(own.address ?? peer?.address ?? '', shared);
  try {
    await bound(socket, own);
    if (peer !== undefined) await connected(socket, peer);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}
