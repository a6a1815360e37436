/** A connection that carries a stream of messages, from the moment it stands until it breaks or is closed. */

import type { Socket } from 'node:net';
import { bytesOf } from '../bytes.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Note, TransportName } from '../outgoing.ts';
import { type FrameFault, Framing } from './framing.ts';
import { noteOf } from './system-error.ts';
import { type Address, type Channel, keepAliveLines, type TransportEvents, written } from './transport.ts';

/** How long a message may pause, how long it may last, and how long a peer may leave our last words unread, in milliseconds. */
export const streamPatience = { idle: 5000, message: 32_000, farewell: 300 };

export class Stream implements Channel {
  readonly #socket: Socket;
  readonly #transport: TransportName;
  readonly #peer: Address;
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #framing: Framing;
  readonly #closed: Promise<void>;
  #idle: Timer | undefined;
  #whole: Timer | undefined;
  #farewell: Timer | undefined;
  #over = false;
  readonly local: Address;

  constructor(transport: TransportName, socket: Socket, peer: Address, clock: Clock, on: TransportEvents) {
    this.#transport = transport;
    this.#socket = socket;
    this.#peer = { address: peer.address, port: peer.port };
    this.#on = on;
    this.#clock = clock;
    this.local = { address: socket.localAddress ?? '', port: socket.localPort ?? 0 };
    this.#framing = new Framing({
      message: (bytes, lengthMissing) => this.#message(bytes, lengthMissing),
      fault: (fault) => this.#fault(fault),
      lineEnds: (size) => {
        on.pong?.(this.#peer);
        if (size >= keepAliveLines.ping.length) on.ping?.(this.#peer);
      },
    });
    this.#closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#break({ key: 'connection-closed', args: { peer: written(peer) } });
        this.#farewell?.cancel();
        resolve();
      });
    });
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('end', () => this.#framing.end());
    socket.on('error', (error) => this.#break(noteOf(error, peer)));
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  ping(): void {
    this.send(bytesOf(keepAliveLines.ping));
  }

  /** Lets go out what was written, but does not wait for a peer that does not read. */
  close(): Promise<void> {
    this.#over = true;
    this.#stopTimers();
    if (!this.#socket.destroyed && this.#farewell === undefined) {
      this.#farewell = this.#clock.after(streamPatience.farewell, () => this.#socket.destroy());
      this.#socket.end(() => this.#socket.destroy());
    }
    return this.#closed;
  }

  #take(chunk: Uint8Array): void {
    if (this.#over) return;
    this.#framing.take(chunk);
    this.#idle?.cancel();
    if (this.#over || !this.#framing.midMessage) return;
    this.#idle = this.#clock.after(streamPatience.idle, () => this.#stall(streamPatience.idle));
    this.#whole ??= this.#clock.after(streamPatience.message, () => this.#stall(streamPatience.message));
  }

  #stall(milliseconds: number): void {
    this.#framing.fault('frame-stalled', { seconds: milliseconds / 1000 });
  }

  #message(bytes: Uint8Array, lengthMissing: boolean): void {
    // The next message of the same chunk has its own time.
    this.#whole?.cancel();
    this.#whole = undefined;
    if (!this.#over)
      this.#on.message({ transport: this.#transport, bytes, from: this.#peer, local: this.local, lengthMissing });
  }

  #fault({ key, args, bytes }: FrameFault): void {
    this.#break({ key, args: { peer: written(this.#peer), ...args } }, bytes);
  }

  #break(note: Note, bytes?: Uint8Array): void {
    if (this.#over) return;
    this.close();
    this.#on.broken(this.#peer, note, bytes);
  }

  #stopTimers(): void {
    this.#idle?.cancel();
    this.#whole?.cancel();
  }
}
