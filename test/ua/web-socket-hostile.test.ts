/** WebSocket servers that do their worst: whatever breaks the rules or the limits is closed before it has taken a processor for a second. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { Note } from '../../server/src/ua/outgoing.ts';
import { sockets } from '../../server/src/ua/transport/index.ts';
import { webSocketLimits, webSocketPatience } from '../../server/src/ua/transport/web-socket.ts';
import { isLongRun } from '../support/long-run.ts';
import { queue, tcpPeer } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { type Cost, costing, stopwatch } from '../support/stopwatch.ts';
import { agreement } from './web-socket-agreement.ts';

/** First bytes of frames, RFC 6455 §5.2: whether it is the last piece, three reserved bits, and what kind it is. */
const kinds = { text: 0x81, compressedText: 0xc1, binary: 0x82, firstPiece: 0x02, piece: 0x00, ping: 0x89 };

interface Bomb {
  readonly name: string;
  /** What the server says in its agreement besides what is due. */
  readonly more?: readonly string[];
  /** The frames that it has ready. */
  readonly frames: () => Iterable<Uint8Array>;
  readonly told: Note['key'];
  readonly code?: string;
}

/** Ten megabytes of one letter, in ten kilobytes. */
const deflated = deflateRawSync(Buffer.alloc(1e7, 'x')).subarray(0, 65_535);

const bombs: readonly Bomb[] = [
  {
    name: 'a compressed message, of which none was agreed',
    frames: () => [frame(kinds.compressedText, deflated)],
    told: 'websocket-broken',
    code: 'WS_ERR_UNEXPECTED_RSV_1',
  },
  {
    name: 'a compression that it was not offered, with a compressed message',
    more: ['Sec-WebSocket-Extensions: permessage-deflate'],
    frames: () => [frame(kinds.compressedText, deflated)],
    told: 'websocket-not-spoken',
  },
  {
    name: 'a gigabyte in pieces of a kilobyte',
    frames: () => endless(kinds.firstPiece, frame(kinds.piece, Buffer.alloc(1000, 'x')), 1e6),
    told: 'websocket-message-too-big',
  },
  {
    name: 'ten million empty pieces',
    frames: () => endless(kinds.firstPiece, frame(kinds.piece, Buffer.alloc(0)), 1e7),
    told: 'websocket-broken',
    code: 'WS_ERR_TOO_MANY_BUFFERED_PARTS',
  },
  {
    name: 'a message of 2⁵³ bytes',
    frames: () => [Uint8Array.of(kinds.binary, 127, 0, 0x20, 0, 0, 0, 0, 0, 0)],
    told: 'websocket-broken',
    code: 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH',
  },
  {
    name: 'text that is no UTF-8',
    frames: () => [frame(kinds.text, Uint8Array.of(0xff))],
    told: 'websocket-broken',
    code: 'WS_ERR_INVALID_UTF8',
  },
  {
    name: 'a ping that is too long',
    frames: () => [frame(kinds.ping, Buffer.alloc(126))],
    told: 'websocket-broken',
    code: 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH',
  },
];

for (const bomb of bombs) {
  test(`T11: a WebSocket that brings ${bomb.name}, is closed`, async (t) => {
    const took = await untilClosed(bomb);
    const figure = `${bomb.code ?? bomb.told}, closed after ${costing(took)}`;
    t.diagnostic(figure);
    assert.ok(took.processor < 1000, figure);
  });
}

/** What it costs from the agreement until the connection is gone. */
async function untilClosed({ more = [], frames, told, code }: Bomb): Promise<Cost> {
  const peer = await tcpPeer();
  const { endpoint, broken, arrivals, clock } = await open();
  endpoint.send(bytesOf('hello'), peer);
  const asked = await peer.heard.next();
  const socket = await peer.connections.next();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const cost = stopwatch();
  asked.reply(agreement(asked.text, ...more));
  Readable.from(frames()).pipe(socket, { end: false });
  const note = await broken.next();
  // The peer answers no farewell.
  clock.turn(webSocketPatience.farewell);
  await closed;
  const took = cost();
  assert.deepEqual([note.key, code === undefined ? undefined : note.args.code], [told, code]);
  assert.deepEqual(arrivals.all, []);
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
  return took;
}

test('T11: a flood of pings of a peer that reads no answers costs little, and what comes behind it arrives', async (t) => {
  const peer = await tcpPeer();
  const { endpoint, arrivals } = await open();
  endpoint.send(bytesOf('hello'), peer);
  const asked = await peer.heard.next();
  const socket = await peer.connections.next();
  asked.reply(agreement(asked.text));
  await peer.heard.next();
  socket.pause();
  const before = process.memoryUsage().arrayBuffers;
  const cost = stopwatch();
  const pings = isLongRun ? 1_000_000 : 20_000;
  Readable.from(pingsAndText(pings, 'still here')).pipe(socket, { end: false });
  await arrivals.next();
  const grown = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  t.diagnostic(`${pings} pings: ${costing(cost())}, ${grown.toFixed(1)} MB more`);
  assert.ok(grown < 8 + webSocketLimits.unread / 2 ** 20);
  await Promise.all([endpoint.close(), peer.close()]);
});

async function open() {
  const clock = manualClock();
  const arrivals = queue<unknown>();
  const broken = queue<Note>();
  const on = {
    message: (arrival: unknown) => arrivals.push(arrival),
    broken: (_peer: unknown, note: Note) => broken.push(note),
  };
  const endpoint = await sockets.ws.open({ address: '127.0.0.1', port: 0 }, on, clock);
  return { endpoint, clock, arrivals, broken };
}

/** A frame of less than 64 KiB, unmasked as those of servers are. */
function frame(kind: number, payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const size = length < 126 ? [length] : [126, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(kind, ...size), payload]);
}

/** A message that begins, and so many pieces of it, none of which is the last. */
function* endless(kind: number, piece: Uint8Array, count: number): Generator<Uint8Array> {
  yield frame(kind, Uint8Array.of(0x78));
  yield* repeated(piece, count);
}

function* pingsAndText(pings: number, text: string): Generator<Uint8Array> {
  yield* repeated(frame(kinds.ping, Buffer.from('?')), pings);
  yield frame(kinds.text, Buffer.from(text));
}

/** So many frames of a kind, handed over by the thousand. */
function* repeated(each: Uint8Array, count: number): Generator<Uint8Array> {
  const thousand = Buffer.concat(Array.from({ length: 1000 }, () => each));
  for (let left = count; left > 0; left -= 1000) yield thousand;
}
