/** SIP over TCP: a stream of messages, cut by Content-Length. */

import { connect, type Socket } from 'node:net';
import type { Clock, Timer } from '../clock.ts';
import { type FrameFault, Framing } from './framing.ts';
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
};

/** How long a connection may take, a message may pause, and a message may last. */
export const patience = { connect: 20_000, idle: 5000, message: 32_000 };

class TcpEndpoint implements Endpoint {
  readonly #local: Address;
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #connections = new Map<string, Connection>();
  readonly #ending = new Set<Connection>();

  constructor(local: Address, on: TransportEvents, clock: Clock) {
    this.#local = local;
    this.#on = on;
    this.#clock = clock;
  }

  local(peer: Address): Address | undefined {
    return this.#connections.get(written(peer))?.local;
  }

  send(bytes: Uint8Array, peer: Address): void {
    const known = this.#connections.get(written(peer));
    const connection = known ?? this.#connect(peer);
    connection.send(bytes);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#connections.values(), ...this.#ending].map((connection) => connection.close()));
  }

  #connect(peer: Address): Connection {
    const { address, port } = peer;
    const connection: Connection = new Connection({ address, port }, this.#local, this.#clock, {
      message: this.#on.message,
      broken: (...what) => {
        this.#connections.delete(written(peer));
        this.#ending.add(connection);
        connection.close().then(() => this.#ending.delete(connection));
        this.#on.broken(...what);
      },
    });
    this.#connections.set(written(peer), connection);
    return connection;
  }
}

/** One connection that we opened, until it breaks or is closed. */
class Connection {
  readonly #peer: Address;
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #framing: Framing;
  /** What was sent before the connection stood. */
  readonly #waiting: Uint8Array[] = [];
  #socket: Socket;
  #connecting: Timer | undefined;
  #idle: Timer | undefined;
  #whole: Timer | undefined;
  #late: Timer | undefined;
  #released: () => void = () => {};
  readonly #closed = new Promise<void>((resolve) => {
    this.#released = resolve;
  });
  #over = false;
  local: Address | undefined;

  constructor(peer: Address, local: Address, clock: Clock, on: TransportEvents) {
    this.#peer = peer;
    this.#on = on;
    this.#clock = clock;
    this.#framing = new Framing({ message: this.#message, fault: this.#fault });
    this.#socket = this.#open(local);
    this.#connecting = clock.after(patience.connect, () => this.#fail('ETIMEDOUT'));
  }

  send(bytes: Uint8Array): void {
    if (this.local === undefined) this.#waiting.push(bytes);
    else this.#socket.write(bytes);
  }

  /** Lets what was written go out, but does not wait for a peer that does not read. */
  close(): Promise<void> {
    this.#over = true;
    this.#stopTimers();
    const socket = this.#socket;
    if (this.local === undefined) socket.destroy();
    else if (!socket.destroyed && this.#late === undefined) {
      this.#late = this.#clock.after(300, () => socket.destroy());
      socket.end(() => socket.destroy());
    }
    return this.#closed;
  }

  #open(local: Address): Socket {
    const { address: host, port } = this.#peer;
    const own = local.port === 0 ? {} : { localPort: local.port };
    const socket = connect({ host, port, localAddress: local.address, ...own, noDelay: true });
    socket.on('connect', () => this.#connected());
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('end', () => this.#framing.end());
    socket.on('error', (error) => this.#error(error, local));
    socket.on('close', () => {
      if (socket !== this.#socket) return;
      this.#break({ key: 'connection-closed', args: { peer: written(this.#peer) } });
      this.#late?.cancel();
      this.#released();
    });
    return socket;
  }

  #connected(): void {
    this.#connecting?.cancel();
    this.local = { address: this.#socket.localAddress ?? '', port: this.#socket.localPort ?? 0 };
    for (const bytes of this.#waiting.splice(0)) this.#socket.write(bytes);
  }

  #take(chunk: Uint8Array): void {
    if (this.#over) return;
    this.#framing.take(chunk);
    this.#idle?.cancel();
    if (this.#over || !this.#framing.midMessage) return;
    this.#idle = this.#clock.after(patience.idle, () => this.#stall(patience.idle));
    this.#whole ??= this.#clock.after(patience.message, () => this.#stall(patience.message));
  }

  #stall(milliseconds: number): void {
    this.#framing.fault('frame-stalled', { seconds: milliseconds / 1000 });
  }

  readonly #message = (bytes: Uint8Array, lengthMissing: boolean): void => {
    // The next message of the same chunk has its own time.
    this.#whole?.cancel();
    this.#whole = undefined;
    const local = this.local ?? { address: '', port: 0 };
    if (!this.#over) this.#on.message({ bytes, from: this.#peer, local, lengthMissing });
  };

  readonly #fault = ({ key, args, bytes }: FrameFault): void => {
    this.#break({ key, args: { peer: written(this.#peer), ...args } }, bytes);
  };

  /** A port of ours that is taken, or still remembered by the system, is given up for any other. */
  #error(error: Error, local: Address): void {
    const isTaken = ['EADDRINUSE', 'EADDRNOTAVAIL'].includes(codeOf(error));
    if (isTaken && local.port !== 0 && this.local === undefined && !this.#over) {
      this.#socket = this.#open({ ...local, port: 0 });
    } else {
      this.#break(noteOf(error, this.#peer));
    }
  }

  #fail(code: string): void {
    this.#break(noteOf(Object.assign(new Error(code), { code }), this.#peer));
    this.#socket.destroy();
  }

  #break(note: Parameters<TransportEvents['broken']>[1], bytes?: Uint8Array): void {
    if (this.#over) return;
    this.#over = true;
    this.#stopTimers();
    this.#on.broken(this.#peer, note, bytes);
  }

  #stopTimers(): void {
    for (const timer of [this.#connecting, this.#idle, this.#whole]) timer?.cancel();
  }
}
