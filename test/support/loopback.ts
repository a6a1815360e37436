/** Peers on loopback that a test controls: they keep what they hear, and say what they are told. */

import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { type WebSocket, WebSocketServer } from 'ws';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import type { Address } from '../../server/src/ua/transport/transport.ts';
import { endWithFile } from './leftovers.ts';

/** Things that come one by one, to be awaited one by one, in order. */
export interface Queue<Item> {
  push(item: Item): void;
  /** The next thing that was not taken yet. */
  next(): Promise<Item>;
  /** All that ever came. */
  readonly all: readonly Item[];
}

export function queue<Item>(): Queue<Item> {
  const all: Item[] = [];
  const waiting: ((item: Item) => void)[] = [];
  let taken = 0;
  return {
    all,
    push(item) {
      all.push(item);
      const resolve = waiting.shift();
      if (resolve === undefined) return;
      taken += 1;
      resolve(item);
    },
    next() {
      const item = all[taken];
      if (item === undefined) return new Promise((resolve) => waiting.push(resolve));
      taken += 1;
      return Promise.resolve(item);
    },
  };
}

export interface Heard {
  readonly text: string;
  readonly from: Address;
  /** Answers to where it came from. */
  readonly reply: (text: string) => void;
}

export interface Peer extends Address {
  readonly heard: Queue<Heard>;
  readonly close: () => Promise<void>;
}

export interface UdpPeer extends Peer {
  readonly say: (text: string, to: Address) => void;
}

/** A UDP socket on loopback. */
export async function udpPeer(address = '127.0.0.1', port = 0): Promise<UdpPeer> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  const heard = queue<Heard>();
  const say = (text: string, to: Address) => socket.send(bytesOf(text), to.port, to.address);
  socket.on('message', (bytes, source) => {
    const from = { address: source.address, port: source.port };
    heard.push({ text: textOf(bytes), from, reply: (text) => say(text, from) });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, resolve);
  });
  return { address, port: socket.address().port, heard, say, close: closing(() => closed(socket)) };
}

export interface TcpPeer extends Peer {
  readonly connections: Queue<Socket>;
}

/** A TCP server on loopback; `heard` gets every chunk. */
export function tcpPeer(address = '127.0.0.1', port = 0): Promise<TcpPeer> {
  return streamPeer((take) => createServer(take), address, port);
}

/** A TLS server on loopback; a connection is one once TLS stands, and `heard` gets what was said within it. */
export function tlsPeer(options: TlsOptions, address = '127.0.0.1', port = 0): Promise<TcpPeer> {
  return streamPeer((take) => createTlsServer(options, take), address, port);
}

export interface WebSocketPeer extends Peer {
  readonly connections: Queue<WebSocket>;
  /** The requests that asked for a WebSocket. */
  readonly requests: Queue<IncomingMessage>;
}

/** A WebSocket server on loopback, over TLS with a certificate; `heard` gets every message. It repeats the first subprotocol that it is offered, unless told else. */
export async function webSocketPeer(
  options: { readonly tls?: TlsOptions; readonly protocol?: string | false } = {},
  address = '127.0.0.1',
): Promise<WebSocketPeer> {
  const heard = queue<Heard>();
  const connections = queue<WebSocket>();
  const requests = queue<IncomingMessage>();
  const server = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls);
  const { protocol } = options;
  const sockets = new WebSocketServer({
    server,
    ...(protocol === undefined ? {} : { handleProtocols: () => protocol }),
  });
  sockets.on('connection', (socket, request) => {
    const from = { address: request.socket.remoteAddress ?? '', port: request.socket.remotePort ?? 0 };
    socket.on('error', () => {});
    socket.on('message', (data) => {
      heard.push({
        text: textOf(data as Buffer),
        from,
        reply: (text) => socket.send(bytesOf(text), { binary: false }),
      });
    });
    requests.push(request);
    connections.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const close = closing(() => {
    for (const socket of connections.all) socket.terminate();
    server.closeAllConnections();
    return closed(server);
  });
  return { address, port: (server.address() as { port: number }).port, heard, connections, requests, close };
}

async function streamPeer(
  make: (take: (socket: Socket) => void) => Server,
  address: string,
  port: number,
): Promise<TcpPeer> {
  const heard = queue<Heard>();
  const connections = queue<Socket>();
  const server = make((socket) => {
    const from = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      heard.push({ text: textOf(bytes), from, reply: (text) => socket.write(bytesOf(text)) });
    });
    connections.push(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  const close = closing(() => {
    for (const socket of connections.all) socket.destroy();
    return closed(server);
  });
  return { address, port: (server.address() as { port: number }).port, heard, connections, close };
}

/** A port of `address` that nobody listens on. */
export async function closedPort(address = '127.0.0.1'): Promise<number> {
  const peer = await udpPeer(address);
  const server = await tcpPeer(address);
  await Promise.all([peer.close(), server.close()]);
  return server.port;
}

/** A way to close that is taken once: by the test, or by the end of its file. */
function closing(close: () => Promise<void>): () => Promise<void> {
  const done = endWithFile(close);
  return () => {
    done();
    return close();
  };
}

function closed(thing: UdpSocket | Server): Promise<void> {
  return new Promise((resolve) => thing.close(() => resolve()));
}
