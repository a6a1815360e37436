/** Each transport against a peer that answers, refuses, resets, sends half a message, dawdles, or is silent. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import type { Note } from '../../server/src/ua/outgoing.ts';
import { sockets } from '../../server/src/ua/transport/index.ts';
import { streamPatience } from '../../server/src/ua/transport/stream.ts';
import { connectPatience } from '../../server/src/ua/transport/stream-endpoint.ts';
import {
  type Address,
  type Arrival,
  type Endpoint,
  isSame,
  type TransportSockets,
} from '../../server/src/ua/transport/transport.ts';
import { closedPort, queue, tcpPeer, udpPeer } from '../support/loopback.ts';
import { type ManualClock, manualClock } from '../support/manual-clock.ts';

const { udp, tcp } = sockets;
const answer = 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n';

for (const address of ['127.0.0.1', '::1']) {
  for (const [name, transport, makePeer] of [
    ['udp', udp, udpPeer],
    ['tcp', tcp, tcpPeer],
  ] as const) {
    test(`${name} to ${address}: bytes there and back`, async () => {
      const peer = await makePeer(address);
      const { endpoint, events } = await open(transport, { address, port: 0 });
      endpoint.send(bytesOf('one \0\xff'), peer);
      const heard = await peer.heard.next();
      assert.equal(heard.text, 'one \0\xff');
      assert.equal(heard.from.address, address);
      heard.reply(answer);
      const arrival = await events.arrivals.next();
      assert.equal(textOf(arrival.bytes), answer);
      assert.deepEqual(arrival.from, { address, port: peer.port });
      assert.deepEqual(arrival.local, { address, port: heard.from.port });
      assert.deepEqual(endpoint.local(peer), arrival.local);
      await Promise.all([endpoint.close(), peer.close()]);
      assert.equal(events.clock.running, 0);
    });

    test(`${name} to ${address}: a closed port is noticed`, async () => {
      const port = await closedPort(address);
      const { endpoint, events } = await open(transport, { address, port: 0 });
      endpoint.send(bytesOf('hello'), { address, port });
      const { peer, note } = await events.broken.next();
      assert.deepEqual(peer, { address, port });
      assert.equal(note.key, 'connection-refused');
      await endpoint.close();
      assert.equal(events.clock.running, 0);
    });
  }
}

test('udp: what comes from another source is heard too', async () => {
  const [peer, other] = await Promise.all([udpPeer(), udpPeer()]);
  const { endpoint, events } = await open(udp, { address: '127.0.0.1', port: 0 });
  endpoint.send(bytesOf('hello'), peer);
  const { from } = await peer.heard.next();
  other.say('from elsewhere', from);
  assert.deepEqual((await events.arrivals.next()).from, { address: other.address, port: other.port });
  peer.say('from the target', from);
  assert.deepEqual((await events.arrivals.next()).from, { address: peer.address, port: peer.port });
  await Promise.all([endpoint.close(), peer.close(), other.close()]);
});

test('udp: two peers are spoken to from one port', async () => {
  const [peer, other] = await Promise.all([udpPeer(), udpPeer()]);
  const { endpoint } = await open(udp, { address: '127.0.0.1', port: 0 });
  endpoint.send(bytesOf('one'), peer);
  endpoint.send(bytesOf('two'), other);
  const [one, two] = await Promise.all([peer.heard.next(), other.heard.next()]);
  assert.deepEqual(one.from, two.from);
  await Promise.all([endpoint.close(), peer.close(), other.close()]);
});

test('udp: on a way that was made ready a datagram leaves at once', async () => {
  const peer = await udpPeer();
  const { endpoint } = await open(udp, { address: '127.0.0.1', port: 0 });
  await endpoint.reach?.(peer);
  let hasLeft = false;
  endpoint.send(bytesOf('hello'), peer, () => {
    hasLeft = true;
    return true;
  });
  assert.ok(hasLeft);
  assert.equal((await peer.heard.next()).text, 'hello');
  await Promise.all([endpoint.close(), peer.close()]);
});

test('udp: a port that somebody has is not shared with them', async () => {
  const other = await udpPeer();
  await assert.rejects(open(udp, { address: '127.0.0.1', port: other.port }), { code: 'EADDRINUSE' });
  await other.close();
});

test('udp: a datagram that is too big for the network is refused, and said', async () => {
  const peer = await udpPeer();
  const { endpoint, events } = await open(udp, { address: '127.0.0.1', port: 0 });
  endpoint.send(new Uint8Array(70_000), peer);
  const { note } = await events.broken.next();
  assert.deepEqual([note.key, note.args.code], ['datagram-refused', 'EMSGSIZE']);
  await Promise.all([endpoint.close(), peer.close()]);
});

test('tcp: what is sent before the connection stands follows in order', async () => {
  const peer = await tcpPeer();
  const { endpoint } = await open(tcp, { address: '127.0.0.1', port: 0 });
  for (const text of ['one ', 'two ', 'three']) endpoint.send(bytesOf(text), peer);
  let text = '';
  while (text.length < 13) text += (await peer.heard.next()).text;
  assert.equal(text, 'one two three');
  assert.equal(peer.connections.all.length, 1);
  await Promise.all([endpoint.close(), peer.close()]);
});

test('tcp: a local port is used when it is free, and another one when it is not', async () => {
  const peer = await tcpPeer();
  const free = await closedPort();
  const first = await open(tcp, { address: '127.0.0.1', port: free });
  first.endpoint.send(bytesOf('one'), peer);
  assert.equal((await peer.heard.next()).from.port, free);
  const second = await open(tcp, { address: '127.0.0.1', port: free });
  second.endpoint.send(bytesOf('two'), peer);
  assert.notEqual((await peer.heard.next()).from.port, free);
  await Promise.all([first.endpoint.close(), second.endpoint.close(), peer.close()]);
});

test('tcp: a reset connection is said, and the next message opens a new one', async () => {
  const peer = await tcpPeer();
  const { endpoint, events } = await open(tcp, { address: '127.0.0.1', port: 0 });
  endpoint.send(bytesOf('one'), peer);
  await peer.heard.next();
  (await peer.connections.next()).resetAndDestroy();
  assert.equal((await events.broken.next()).note.key, 'connection-reset');
  endpoint.send(bytesOf('two'), peer);
  assert.equal((await peer.heard.next()).text, 'two');
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(events.clock.running, 0);
});

test('tcp: a peer that hangs up before, and in the middle of, a message', async () => {
  for (const [said, key] of [
    ['', 'connection-closed'],
    ['SIP/2.0 200 OK\r\nContent-Le', 'frame-cut-off'],
  ] as const) {
    const peer = await tcpPeer();
    const { endpoint, events } = await open(tcp, { address: '127.0.0.1', port: 0 });
    endpoint.send(bytesOf('one'), peer);
    await peer.heard.next();
    (await peer.connections.next()).end(bytesOf(said));
    const { note, bytes = new Uint8Array() } = await events.broken.next();
    assert.equal(note.key, key);
    assert.equal(textOf(bytes), said);
    await Promise.all([endpoint.close(), peer.close()]);
  }
});

test('tcp: half a message and then silence is given up after the idle time', async () => {
  const { endpoint, events, connection, heard, peer } = await connected();
  const part = 'SIP/2.0 200 OK\r\n';
  heard.reply(part);
  await until(() => events.clock.running === 2);
  events.clock.turn(streamPatience.idle);
  const { note, bytes } = await events.broken.next();
  assert.deepEqual([note.key, note.args.seconds, textOf(bytes ?? new Uint8Array())], ['frame-stalled', 5, part]);
  await closedBy(connection);
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(events.clock.running, 0);
});

test('tcp: a message that comes a byte a second is given up as a whole', async () => {
  const { endpoint, events, heard, peer } = await connected();
  const slow = 'SIP/2.0 200 OK, but this takes its time';
  for (const character of slow.slice(0, 32)) {
    const { started } = events.clock;
    heard.reply(character);
    // Every byte starts the idle time anew.
    await until(() => events.clock.started > started);
    events.clock.turn(1000);
  }
  const { note } = await events.broken.next();
  assert.deepEqual([note.key, note.args.seconds], ['frame-stalled', 32]);
  await Promise.all([endpoint.close(), peer.close()]);
});

test('tcp: an endless line ends the connection', async () => {
  const { endpoint, events, connection, heard, peer } = await connected();
  heard.reply(`SIP/2.0 200 ${'x'.repeat(20_000)}`);
  assert.equal((await events.broken.next()).note.key, 'frame-line-too-long');
  await closedBy(connection);
  await Promise.all([endpoint.close(), peer.close()]);
});

test('tcp: a connection that does not come about is given up', async () => {
  const clock = manualClock();
  const { endpoint, events } = await open(tcp, { address: '127.0.0.1', port: 0 }, clock);
  endpoint.send(bytesOf('hello'), { address: '127.0.0.1', port: await closedPort() });
  clock.turn(connectPatience.open);
  assert.equal((await events.broken.next()).note.key, 'connection-timeout');
  await endpoint.close();
});

async function connected() {
  const peer = await tcpPeer();
  const opened = await open(tcp, { address: '127.0.0.1', port: 0 });
  opened.endpoint.send(bytesOf('hello'), peer);
  const heard = await peer.heard.next();
  return { ...opened, peer, heard, connection: await peer.connections.next() };
}

async function open(transport: TransportSockets, local: Address, clock: ManualClock = manualClock()) {
  const arrivals = queue<Arrival>();
  const broken = queue<{ peer: Address; note: Note; bytes: Uint8Array | undefined }>();
  const endpoint: Endpoint = await transport.open(
    local,
    {
      message: (arrival) => arrivals.push(arrival),
      broken: (peer, note, bytes) => broken.push({ peer, note, bytes }),
    },
    clock,
  );
  return { endpoint, events: { arrivals, broken, clock } };
}

function closedBy(connection: {
  readonly destroyed: boolean;
  once(event: 'close', done: () => void): unknown;
}): Promise<void> {
  return connection.destroyed ? Promise.resolve() : new Promise((resolve) => connection.once('close', resolve));
}

/** Waits, a turn of the event loop at a time, for something that the system brings about. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

test('a link-local address is the same with and without its interface', () => {
  const there = { address: 'fe80::1', port: 5060 };
  assert.ok(isSame(there, { address: 'fe80::1%eth0', port: 5060 }));
  assert.ok(!isSame(there, { address: 'fe80::2%eth0', port: 5060 }));
});
