/** Streams of hostile servers that never end: each is left at the limit that it breaks, however much more would come. */

import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { Clock } from '../../server/src/ua/clock.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { streamPatience } from '../../server/src/ua/transport/stream.ts';
import { tcpPeer } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { costing, stopwatch } from '../support/stopwatch.ts';
import { request, send } from './exchange.ts';

/** What a server says first, what it then repeats, how many bytes of that it has, and what is said of it. */
interface Pouring {
  readonly name: string;
  readonly begin: string;
  readonly unit: string;
  readonly bytes: number;
  readonly told: string;
}

const statusLine = 'SIP/2.0 200 OK\r\n';

const pourings: readonly Pouring[] = [
  {
    name: 'a body of a gigabyte, as it was announced',
    begin: `${statusLine}Content-Length: 1000000000\r\n\r\n`,
    unit: 'x',
    bytes: 1e9,
    told: 'failed frame-too-big',
  },
  {
    name: 'a gigabyte without a line end',
    begin: `${statusLine}X: `,
    unit: 'x',
    bytes: 1e9,
    told: 'failed frame-line-too-long',
  },
  {
    name: 'a gigabyte of long header fields',
    begin: statusLine,
    unit: `X: ${'x'.repeat(1000)}\r\n`,
    bytes: 1e9,
    told: 'failed frame-head-too-big',
  },
  {
    name: 'a million header fields',
    begin: statusLine,
    unit: 'A:b\r\n',
    bytes: 5e6,
    told: 'failed frame-too-many-fields',
  },
];

for (const { name, begin, unit, bytes, told } of pourings) {
  test(`T8: a server that pours ${name}, is left at the limit`, async (t) => {
    const { run, socket, close } = await answering();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const cost = stopwatch();
    socket.write(begin);
    Readable.from(pieces(unit, bytes)).pipe(socket);
    const { status } = await run.done;
    const took = cost();
    await closed;
    const kilobytes = socket.bytesWritten / 1000;
    const figure = `of ${bytes / 1e6} MB, ${kilobytes.toFixed(0)} kB were poured until it was left, after ${costing(took)}`;
    t.diagnostic(figure);
    assert.equal(status, undefined);
    assert.ok(run.story().includes(told), run.story().join(', '));
    // So much lies in the buffers of the system at most.
    assert.ok(kilobytes < 16_000, figure);
    // Pouring is in it.
    assert.ok(took.processor < 1000, figure);
    await close();
  });
}

test('T8: a server that drips a byte a second is left when that is asked for', async (t) => {
  const { run, socket, close } = await answering();
  await drip(socket, 2);
  const cost = stopwatch();
  run.exchange.cancel();
  const { status } = await run.done;
  const took = cost();
  const figure = `${run.story().at(-2)} ${costing(took)} after it was cancelled`;
  t.diagnostic(figure);
  assert.equal(status, undefined);
  assert.ok(took.processor < 100, figure);
  await close();
});

test('T8: a server that drips a byte a second is left by itself when its message takes too long', async (t) => {
  const clock = manualClock();
  const { run, socket, close } = await answering({ clock, timeout: 2 * streamPatience.message });
  let seconds = 0;
  for (let isOver = false; !isOver && seconds < 60; seconds += 1) {
    await new Promise<void>((resolve) => socket.write('x', () => setImmediate(resolve)));
    clock.turn(1000);
    isOver = run.story().includes('done');
  }
  t.diagnostic(`${run.story().at(-2)} after ${seconds} s of a turned clock`);
  assert.deepEqual(run.story(), ['sent OPTIONS', 'failed frame-stalled', 'done']);
  assert.ok(Math.abs(seconds - streamPatience.message / 1000) <= 1, `${seconds} s`);
  await close();
});

/** A request by TCP that a server has heard, which has said nothing yet. */
async function answering({ timeout, ...options }: { readonly clock?: Clock; readonly timeout?: number } = {}) {
  const peer = await tcpPeer();
  const sender = createSender(options);
  const text = request('OPTIONS', { via: 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1' });
  const run = send({ sender }, text, peer, { transport: 'tcp', ...(timeout === undefined ? {} : { timeout }) });
  await peer.heard.next();
  const close = async (): Promise<void> => {
    await sender.close();
    await peer.close();
  };
  return { run, socket: await peer.connections.next(), close };
}

/** So many bytes of a text that repeats, made when they are taken. */
function* pieces(unit: string, bytes: number): Generator<Uint8Array> {
  const piece = Buffer.from(unit.repeat(Math.ceil(65_536 / unit.length)));
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, left);
}

/** Says so many bytes of an answer, one a second. */
async function drip(socket: Socket, bytes: number): Promise<void> {
  for (const byte of statusLine.slice(0, bytes)) {
    socket.write(byte);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
