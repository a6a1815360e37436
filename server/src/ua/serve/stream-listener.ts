/** One port for everything that goes over TCP: what a peer says first tells SIP from WebSocket and TLS. */

import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { WebSocketServer } from 'ws';
import { bytesOf } from '../bytes.ts';
import type { Clock } from '../clock.ts';
import type { Identity, TransportName } from '../outgoing.ts';
import { Stream } from '../transport/stream.ts';
import { connectPatience } from '../transport/stream-endpoint.ts';
import {
  type Address,
  type Channel,
  type Endpoint,
  keepAliveLines,
  type Ping,
  type TransportEvents,
  written,
} from '../transport/transport.ts';
import { WebSocketChannel, webSocketLimits, webSocketPatience } from '../transport/web-socket.ts';

/** How many peers may be connected at once. */
const mostConnections = 100;

/** What begins a WebSocket, and what no SIP request that we serve begins with. */
const webSocketStart = 'GET ';

/** RFC 8446 §5.1: the type of a TLS record that carries a handshake. */
const handshakeRecord = 0x16;

export class StreamListener implements Endpoint {
  readonly #on: TransportEvents;
  readonly #clock: Clock;
  readonly #channels = new Map<string, Channel>();
  /** Connections that carry no messages yet. */
  readonly #fresh = new Set<Socket>();
  readonly #server: Server;
  readonly #http: HttpServer;
  readonly #webSockets: WebSocketServer;
  readonly #secure: TlsServer | undefined;
  #local: Address;

  private constructor(local: Address, on: TransportEvents, clock: Clock, parts: Parts) {
    this.#local = local;
    this.#on = on;
    this.#clock = clock;
    this.#webSockets = parts.webSockets;
    this.#http = createHttpServer((_, response) => response.writeHead(426, { Connection: 'close' }).end());
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket as Socket, head));
    this.#http.on('clientError', (_, socket) => socket.destroy());
    this.#secure = parts.identity === undefined ? undefined : this.#securing(parts.identity);
    this.#server = createServer({ noDelay: true }, (socket) => this.#sort(socket, true));
    this.#server.maxConnections = mostConnections;
  }

  /** Hears from anybody; rejects with the system's error. */
  static async listen(local: Address, on: TransportEvents, clock: Clock, identity?: Identity): Promise<StreamListener> {
    const { WebSocketServer } = await import('ws');
    const webSockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: webSocketLimits.message,
      perMessageDeflate: false,
      autoPong: false,
      // RFC 7118 §4.1: a server that speaks SIP says so.
      handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
    });
    const listener = new StreamListener(local, on, clock, { webSockets, ...(identity && { identity }) });
    await listener.#listen();
    return listener;
  }

  local(peer?: Address): Address | undefined {
    return peer === undefined ? this.#local : this.#channels.get(written(peer))?.local;
  }

  isConnected(peer: Address): boolean {
    return this.#channels.has(written(peer));
  }

  /** Nobody is connected to from here: what is for a peer that has gone is lost. */
  send(bytes: Uint8Array, peer: Address, leaving: () => boolean = () => true): void {
    const channel = this.#channels.get(written(peer));
    if (channel !== undefined && leaving()) channel.send(bytes);
  }

  ping(peer: Address, how: Ping): void {
    this.#channels.get(written(peer))?.ping(how);
  }

  async close(): Promise<void> {
    const unheard = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await Promise.all([...this.#channels.values()].map((channel) => channel.close()));
    // Not before: under a channel over TLS lies one of these.
    for (const socket of this.#fresh) socket.destroy();
    await unheard;
  }

  async #listen(): Promise<void> {
    const { address: host, port } = this.#local;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port, ipv6Only: host.includes(':'), exclusive: true }, resolve);
    });
    this.#local = { address: host, port: (this.#server.address() as { port: number }).port };
  }

  /** Waits for the first bytes, and hands the connection to those who understand them. */
  #sort(socket: Socket, mayBeTls: boolean): void {
    this.#begin(socket);
    let start = Buffer.alloc(0);
    const read = () => {
      const chunk: Buffer | null = socket.read();
      if (chunk !== null) start = Buffer.concat([start, chunk]);
      const text = start.toString('latin1', 0, webSocketStart.length);
      if (text.length < webSocketStart.length && webSocketStart.startsWith(text)) return;
      socket.off('readable', read);
      socket.unshift(start);
      if (mayBeTls && start[0] === handshakeRecord && this.#secure !== undefined)
        this.#secure.emit('connection', socket);
      else if (text === webSocketStart) this.#handshake(socket);
      else this.#carry(socket, (peer, on) => new Stream(mayBeTls ? 'tcp' : 'tls', socket, peer, this.#clock, on));
    };
    socket.on('readable', read);
  }

  #begin(socket: Socket): void {
    this.#fresh.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('end', () => this.#fresh.has(socket) && socket.destroy());
    socket.once('close', () => this.#fresh.delete(socket));
  }

  #securing(identity: Identity): TlsServer {
    const own = 'pfx' in identity ? { ...identity, pfx: Buffer.from(identity.pfx) } : identity;
    const server = createTlsServer({
      ...own,
      minVersion: 'TLSv1.2',
      handshakeTimeout: connectPatience.handshake,
    });
    server.on('secureConnection', (socket) => {
      socket.disableRenegotiation();
      this.#sort(socket, false);
    });
    server.on('tlsClientError', (_, socket) => socket.destroy());
    return server;
  }

  #handshake(socket: Socket): void {
    const late = this.#clock.after(webSocketPatience.handshake, () => this.#fresh.has(socket) && socket.destroy());
    socket.once('close', () => late.cancel());
    this.#http.emit('connection', socket);
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const refusal = handshakeFault(request);
    if (refusal !== undefined) {
      refuse(socket, refusal);
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const transport: TransportName = 'encrypted' in socket ? 'wss' : 'ws';
      webSocket.pause();
      const parts = { socket: webSocket, connection: socket };
      this.#carry(socket, (peer, on) => new WebSocketChannel(transport, parts, peer, this.#clock, on));
    });
  }

  #carry(socket: Socket, open: (peer: Address, on: TransportEvents) => Channel): void {
    this.#fresh.delete(socket);
    const peer = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
    const key = written(peer);
    const channel = open(peer, {
      message: this.#on.message,
      // RFC 5626 §5.4.
      ping: () => channel.send(bytesOf(keepAliveLines.pong)),
      broken: (...what) => {
        channel.close().then(() => this.#channels.delete(key));
        this.#on.broken(...what);
      },
    });
    this.#channels.set(key, channel);
  }
}

interface Parts {
  readonly webSockets: WebSocketServer;
  readonly identity?: Identity;
}

function refuse(socket: Socket, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

function handshakeFault({ headers }: IncomingMessage): string | undefined {
  // A page in a browser names where it comes from; none of them is to reach what listens here.
  if (headers.origin !== undefined) return '403 Forbidden';
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  return protocols.includes('sip') ? undefined : '400 Bad Request';
}
