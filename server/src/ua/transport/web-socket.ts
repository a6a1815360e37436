/** A WebSocket that carries SIP, one message in each of its own: RFC 7118, over RFC 6455. */

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { bytesOf } from '../bytes.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Note, TransportName } from '../outgoing.ts';
import { headFault } from './head-limits.ts';
import type { Patience } from './patience.ts';
import type { Carrying } from './stream-endpoint.ts';
import { codeOf, noteOf, WayFault } from './system-error.ts';
import {
  type Address,
  type Channel,
  keepAliveLines,
  type Ping,
  type TransportEvents,
  withoutZone,
  written,
} from './transport.ts';

/** How long a server may take to agree, and how long it may leave our last words unread, in milliseconds. */
export const webSocketPatience = { handshake: 5000, farewell: 300 };

/** In bytes: of a message, and of what a peer may leave unread before its pings are answered no more. */
export const webSocketLimits = { message: 256 * 1024, unread: 64 * 1024 };

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

export async function carryingFor(transport: TransportName): Promise<Carrying> {
  // Loaded here, since most runs do without.
  const library = await import('ws');
  return async (connection, peer, clock, patience) => {
    const socket = await agreed(begun(library, connection, peer), connection, patience);
    return (on) => new WebSocketChannel(transport, { socket, connection }, peer, clock, on);
  };
}

export class WebSocketChannel implements Channel {
  readonly #transport: TransportName;
  readonly #socket: WebSocket;
  readonly #peer: Address;
  readonly #clock: Clock;
  readonly #on: TransportEvents;
  readonly #closed: Promise<void>;
  #farewell: Timer | undefined;
  #over = false;
  readonly local: Address;

  constructor(
    transport: TransportName,
    { socket, connection }: { readonly socket: WebSocket; readonly connection: Socket },
    peer: Address,
    clock: Clock,
    on: TransportEvents,
  ) {
    this.#transport = transport;
    this.#socket = socket;
    this.#peer = { address: peer.address, port: peer.port };
    this.#clock = clock;
    this.#on = on;
    this.local = { address: connection.localAddress ?? '', port: connection.localPort ?? 0 };
    this.#closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#break({ key: 'connection-closed', args: { peer: written(peer) } });
        this.#farewell?.cancel();
        resolve();
      });
    });
    socket.on('message', (data) => this.#take(data as Buffer));
    socket.on('ping', (data) => this.#pong(data));
    socket.on('pong', () => this.#on.pong?.(this.#peer));
    socket.on('error', (error) => this.#break(noteOf(withLimit(error), peer)));
    socket.resume();
  }

  send(bytes: Uint8Array): void {
    // RFC 6455 §5.6: only UTF-8 may go as text. What does not leave is told by `error` and `close`.
    this.#socket.send(bytes, { binary: !isUtf8(bytes) }, () => {});
  }

  /** RFC 7118 §6: line ends where the server has agreed to answer them, else a frame that every WebSocket answers. */
  ping({ isAgreed }: Ping): void {
    if (isAgreed) this.send(bytesOf(keepAliveLines.ping));
    else this.#socket.ping();
  }

  close(): Promise<void> {
    this.#over = true;
    if (this.#socket.readyState !== this.#socket.CLOSED && this.#farewell === undefined) {
      this.#farewell = this.#clock.after(webSocketPatience.farewell, () => this.#socket.terminate());
      this.#socket.close(1000);
    }
    return this.#closed;
  }

  #take(bytes: Uint8Array): void {
    if (this.#over) return;
    if (bytes.every((byte) => byte === carriageReturn || byte === lineFeed)) {
      this.#takeLineEnds(bytes.length);
      return;
    }
    // The bytes may lie among others that came with them.
    const own = new Uint8Array(bytes);
    const fault = headFault(own);
    if (fault !== undefined) {
      this.#break({ key: fault.key, args: { peer: written(this.#peer), ...fault.args } }, own);
      return;
    }
    this.#on.message({
      transport: this.#transport,
      bytes: own,
      from: this.#peer,
      local: this.local,
      lengthMissing: false,
    });
  }

  #takeLineEnds(size: number): void {
    this.#on.pong?.(this.#peer);
    if (size >= keepAliveLines.ping.length) this.#on.ping?.(this.#peer);
  }

  /** RFC 6455 §5.5.3 lets pings go unanswered when more of them come; of a peer that reads no answers, nothing is to be kept. */
  #pong(data: Buffer): void {
    if (!this.#over && this.#socket.bufferedAmount < webSocketLimits.unread) this.#socket.pong(data, true, () => {});
  }

  #break(note: Note, bytes?: Uint8Array): void {
    if (this.#over) return;
    this.close();
    this.#on.broken(this.#peer, note, bytes);
  }
}

/** A WebSocket whose server speaks SIP on it; paused, so that nothing is missed. Rejects with what came instead. */
function agreed(socket: WebSocket, connection: Socket, patience: Patience): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const fail = (error: unknown) => {
      late.cancel();
      connection.destroy();
      reject(faultOf(error, answer));
    };
    const late = patience.for(webSocketPatience.handshake, () => fail(new WayFault('EWSTIMEDOUT')));
    socket.on('error', fail);
    socket.once('upgrade', (response) => {
      answer = response;
    });
    socket.once('unexpected-response', (_, response) => fail(refusalOf(response)));
    socket.once('open', () => {
      late.cancel();
      socket.removeAllListeners('error');
      socket.pause();
      resolve(socket);
    });
  });
}

function begun({ WebSocket }: typeof import('ws'), connection: Socket, peer: Address): WebSocket {
  const name = peer.name ?? withoutZone(peer.address);
  const place = `${isIPv6(name) ? `[${name}]` : name}:${peer.port}`;
  const scheme = 'encrypted' in connection ? 'wss' : 'ws';
  try {
    return new WebSocket(`${scheme}://${place}${peer.path ?? '/'}`, ['sip'], {
      createConnection: () => connection,
      maxPayload: webSocketLimits.message,
      perMessageDeflate: false,
      followRedirects: false,
      autoPong: false,
    });
  } catch (error) {
    // A name may be good enough for us and not for a URL.
    connection.destroy();
    throw error;
  }
}

function refusalOf(response: IncomingMessage): WayFault {
  const { statusCode: status = 0, statusMessage: reason = '', headers } = response;
  // An agreement that is none.
  if (status === 101) return new WayFault('EWSNOTSPOKEN');
  const location = headers.location === undefined ? {} : { location: headers.location.slice(0, 200) };
  return new WayFault('EWSREFUSED', { status, reason: reason.slice(0, 80), ...location });
}

/** What a WebSocket that did not come about means. Where the server has agreed to one, all that is left is whether SIP is spoken on it. */
function faultOf(error: unknown, answer: IncomingMessage | undefined): unknown {
  if (error instanceof WayFault) return error;
  const protocol = answer?.headers['sec-websocket-protocol'];
  if (answer !== undefined && protocol !== 'sip') return new WayFault('EWSWITHOUTSIP');
  // By TLS 1.3 a server says only after the handshake that it wants to know who we are, or does not believe it.
  if (codeOf(error).startsWith('ERR_SSL_')) return error;
  const isClosed = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(codeOf(error));
  return new WayFault(isClosed ? 'EWSCLOSED' : 'EWSNOTSPOKEN');
}

function withLimit(error: Error): Error {
  return codeOf(error) === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
    ? new WayFault('WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', { limit: webSocketLimits.message })
    : error;
}
