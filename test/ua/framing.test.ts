/** A stream cut at every pair of places yields the same messages, and no peer can make us keep more than the limits. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import { type FrameFault, type FrameLimits, Framing } from '../../server/src/ua/transport/framing.ts';

const first = 'SIP/2.0 200 OK\r\nCall-ID: a\r\nContent-Length: 4\r\n\r\nbody';
const second = 'OPTIONS sip:a@example.com SIP/2.0\r\nl :\r\n 0\r\nCall-ID: b\r\n\r\n';
const third = 'SIP/2.0 180 Ringing\r\nCall-ID: c\r\n\r\n';

test('a stream cut at every pair of places yields the same messages', () => {
  const stream = bytesOf(`\r\n\r\n${first}\r\n${second}${third}\r\n\r\n`);
  for (let one = 0; one <= stream.length; one += 1) {
    for (let two = one; two <= stream.length; two += 1) {
      const { messages, faults } = feed([stream.subarray(0, one), stream.subarray(one, two), stream.subarray(two)]);
      assert.deepEqual(messages, [first, second, third], `cut at ${one} and ${two}`);
      assert.deepEqual(faults, [], `cut at ${one} and ${two}`);
    }
  }
});

test('one byte at a time', () => {
  const stream = bytesOf(first + second + third);
  assert.deepEqual(feed(Array.from(stream, (byte) => Uint8Array.of(byte))).messages, [first, second, third]);
});

test('a message without Content-Length has no body, and says so', () => {
  assert.deepEqual(feed([bytesOf(first + third)]).missing, [false, true]);
});

test('line ends between messages are keep-alives', () => {
  const { messages, midMessage } = feed([bytesOf(`${second}\r\n\r\n\n`)]);
  assert.deepEqual(messages, [second]);
  assert.equal(midMessage, false);
});

test('bare line feeds end lines as well', () => {
  const text = first.replaceAll('\r\n', '\n');
  assert.deepEqual(feed([bytesOf(text)]).messages, [text]);
});

test('a body may hold anything, other messages included', () => {
  const body = 'SIP/2.0 200 OK\r\n\r\n\0\xff';
  const text = `SIP/2.0 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  assert.deepEqual(feed([bytesOf(text + third)]).messages, [text, third]);
});

for (const [length, key] of [
  ['4294967296', 'frame-too-big'],
  ['262144', 'frame-too-big'],
  ['9999999999', 'frame-too-big'],
  ['00000000001', 'frame-length-malformed'],
  ['99999999999999999999', 'frame-length-malformed'],
  ['-1', 'frame-length-malformed'],
  ['+1', 'frame-length-malformed'],
  ['1e3', 'frame-length-malformed'],
  ['0x10', 'frame-length-malformed'],
  ['', 'frame-length-malformed'],
  ['1 2', 'frame-length-malformed'],
  ['1\r\n 2', 'frame-length-malformed'],
  ['4\r\nl: 4', 'frame-length-repeated'],
  ['4\r\nContent-Length: 5', 'frame-length-repeated'],
] as const) {
  test(`Content-Length ${JSON.stringify(length)} ends the stream before anything is allocated for it`, () => {
    const head = `SIP/2.0 200 OK\r\nContent-Length: ${length}\r\n\r\n`;
    const { messages, faults } = feed([bytesOf(`${head}body${first}`)]);
    assert.deepEqual(messages, []);
    assert.deepEqual(
      faults.map((fault) => [fault.key, textOf(fault.bytes)]),
      [[key, head]],
    );
  });
}

const small: FrameLimits = { message: 300, head: 200, line: 60, fields: 5 };

test('a line without an end is given up at its limit', () => {
  const { faults } = feed(
    Array.from({ length: 100 }, () => bytesOf('SIP/2.0 2')),
    small,
  );
  assert.deepEqual(
    faults.map(({ key, args, bytes }) => [key, args, bytes.length <= 70]),
    [['frame-line-too-long', { limit: 60 }, true]],
  );
});

test('a head without an end is given up at its limit', () => {
  const { faults } = feed(
    [bytesOf(`SIP/2.0 200 OK\r\n${'A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(9)}`)],
    small,
  );
  assert.deepEqual(
    faults.map(({ key }) => key),
    ['frame-head-too-big'],
  );
});

test('fields are counted', () => {
  assert.deepEqual(feed([bytesOf(`SIP/2.0 200 OK\r\n${'A: a\r\n'.repeat(5)}\r\n`)], small).faults, []);
  const { faults } = feed([bytesOf(`SIP/2.0 200 OK\r\n${'A: a\r\n'.repeat(6)}\r\n`)], small);
  assert.deepEqual(
    faults.map(({ key }) => key),
    ['frame-too-many-fields'],
  );
});

test('a message may be as big as the limit, and not a byte more', () => {
  const head = 'SIP/2.0 200 OK\r\nContent-Length: 250\r\n\r\n';
  const limits = { ...small, message: head.length + 250 };
  assert.equal(feed([bytesOf(head + 'x'.repeat(250))], limits).messages.length, 1);
  assert.deepEqual(
    feed([bytesOf(head)], { ...limits, message: limits.message - 1 }).faults.map(({ key }) => key),
    ['frame-too-big'],
  );
});

for (const garbage of ['HTTP/1.1 400 Bad Request\r\n', '\x16\x03\x01\x02\n', 'hello\n', '\0\0\0\n', ' SIP\r\n']) {
  test(`${JSON.stringify(garbage)} is no SIP`, () => {
    const { faults, messages } = feed([bytesOf(garbage), bytesOf(first)]);
    assert.deepEqual(
      faults.map(({ key }) => key),
      ['frame-not-sip'],
    );
    assert.deepEqual(messages, [], 'nothing is taken after a fault');
  });
}

test('a stream that ends in the middle says how far it came', () => {
  const { faults } = feed([bytesOf(first.slice(0, -1))], undefined, true);
  assert.deepEqual(
    faults.map(({ key, args }) => [key, args]),
    [['frame-cut-off', { bytes: first.length - 1 }]],
  );
  assert.deepEqual(feed([bytesOf(first)], undefined, true).faults, []);
});

function feed(chunks: readonly Uint8Array[], limits?: FrameLimits, ends = false) {
  const messages: string[] = [];
  const missing: boolean[] = [];
  const faults: FrameFault[] = [];
  const framing = new Framing(
    {
      message(bytes, lengthMissing) {
        messages.push(textOf(bytes));
        missing.push(lengthMissing);
      },
      fault: (fault) => faults.push(fault),
    },
    limits,
  );
  for (const chunk of chunks) framing.take(chunk);
  if (ends) framing.end();
  return { messages, missing, faults, midMessage: framing.midMessage };
}
