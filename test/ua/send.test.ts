/** Requests other than INVITE, against a peer that answers, is silent, refuses, or misbehaves. */

import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { Clock } from '../../server/src/ua/clock.ts';
import { connectPatience } from '../../server/src/ua/transport/stream-endpoint.ts';
import { closedPort, tcpPeer, udpPeer } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { invite, request, respond, send, stage, valueIn, wireOf } from './exchange.ts';

test('the bytes leave as they are, the answer is told, and copies of it are absorbed for 5 s', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const text = request('OPTIONS', { more: ['Subject: \xc3\xa4  odd', 'X:\t'] });
  const { exchange, events, until, story } = send({ sender, clock }, text, peer);
  const heard = await peer.heard.next();
  assert.equal(heard.text, text);
  clock.turn(7);
  heard.reply(respond(text, '200 F\xc3\xbcr immer'));
  const answer = await until('response');
  assert.deepEqual(
    [answer.at, answer.status, answer.reason, answer.method, answer.transport],
    [7, 200, 'Für immer', 'OPTIONS', 'udp'],
  );
  assert.equal(answer.peer, `127.0.0.1:${peer.port}`);
  assert.equal(answer.local, `127.0.0.1:${heard.from.port}`);
  assert.equal(wireOf(answer), respond(text, '200 F\xc3\xbcr immer'));
  heard.reply(respond(text, '200 OK'));
  await until('retransmission');
  assert.deepEqual(story(), ['sent OPTIONS', 'response 200', 'done 200', 'retransmission 200']);
  clock.turn(5000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  assert.equal(events.all.length, 4);
  await peer.close();
});

test('silence over UDP: eleven messages in 32 s, then the end', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, request('OPTIONS'), peer);
  const times: number[] = [];
  await until('sent');
  for (let second = 0; second < 64; second += 1) clock.turn(500);
  const failed = await until('failed');
  assert.deepEqual(failed.note, { key: 'no-answer', args: { peer: `127.0.0.1:${peer.port}`, seconds: 32 } });
  await exchange.closed;
  assert.deepEqual(story(), ['sent OPTIONS', ...Array(10).fill('retransmission OPTIONS'), 'failed no-answer', 'done']);
  for (let count = 0; count < 11; count += 1) times.push((await peer.heard.next()).text.length);
  assert.equal(new Set(times).size, 1);
  await peer.close();
});

test('silence over TCP: one message, and the end after 32 s', async () => {
  const peer = await tcpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, request('OPTIONS'), peer, { transport: 'tcp' });
  await until('sent');
  await peer.heard.next();
  clock.turn(32_000);
  await exchange.closed;
  assert.deepEqual(story(), ['sent OPTIONS', 'failed no-answer', 'done']);
  assert.equal(peer.heard.all.length, 1);
  await peer.close();
});

test('a provisional answer and then silence is said to be that', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, request('OPTIONS'), peer, {
    timeout: 3000,
    retransmit: 'off',
  });
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '100 Trying'));
  await until('response');
  clock.turn(3000);
  const { note } = await until('failed');
  assert.deepEqual([note?.key, note?.args.seconds], ['no-final-answer', 3]);
  await exchange.closed;
  assert.deepEqual(story(), ['sent OPTIONS', 'response 100', 'failed no-final-answer', 'done']);
  await peer.close();
});

test('the user may want one copy, or none, and another T1', async () => {
  const peer = await udpPeer();
  for (const [retransmit, copies] of [
    ['once', 1],
    ['off', 0],
  ] as const) {
    const { sender, clock } = stage();
    const { exchange, story, until } = send({ sender, clock }, request('OPTIONS'), peer, { retransmit, t1: 100 });
    await until('sent');
    for (let count = 0; count < 64; count += 1) clock.turn(100);
    await exchange.closed;
    assert.equal(story().filter((line) => line.startsWith('retransmission')).length, copies);
  }
  await peer.close();
});

for (const transport of ['udp', 'tcp'] as const) {
  test(`${transport}: a closed port is told at once`, async () => {
    const port = await closedPort();
    const { sender, clock } = stage();
    const { exchange, story } = send(
      { sender, clock },
      request('OPTIONS'),
      { address: '127.0.0.1', port },
      { transport },
    );
    await exchange.closed;
    assert.deepEqual(story().slice(-2), ['failed connection-refused', 'done']);
    assert.equal(clock.running, 0);
  });
}

test('tcp: a reset, a hang-up, and garbage each end it with their reason', async () => {
  const cases: [string, (socket: Socket) => void][] = [
    ['connection-reset', (socket) => socket.resetAndDestroy()],
    ['connection-closed', (socket) => socket.end()],
    ['frame-not-sip', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['frame-cut-off', (socket) => socket.end('SIP/2.0 200 OK\r\nVia:')],
    ['frame-too-big', (socket) => socket.write('SIP/2.0 200 OK\r\nContent-Length: 4294967295\r\n\r\n')],
    ['frame-length-malformed', (socket) => socket.write('SIP/2.0 200 OK\r\nContent-Length: -1\r\n\r\n')],
    ['frame-length-repeated', (socket) => socket.write('SIP/2.0 200 OK\r\nContent-Length: 0\r\nl: 0\r\n\r\n')],
  ];
  for (const [key, act] of cases) {
    const peer = await tcpPeer();
    const { sender, clock } = stage();
    const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer, { transport: 'tcp' });
    await peer.heard.next();
    act(await peer.connections.next());
    const failed = await until('failed');
    assert.equal(failed.note?.key, key);
    if (key === 'frame-cut-off') assert.equal(wireOf(failed), 'SIP/2.0 200 OK\r\nVia:');
    await exchange.closed;
    assert.equal(clock.running, 0);
    await peer.close();
  }
});

test('an answer without Content-Length over TCP is shown with a remark', async () => {
  const peer = await tcpPeer();
  const { sender, clock } = stage();
  const { until, exchange } = send({ sender, clock }, request('OPTIONS'), peer, { transport: 'tcp' });
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK').replace('Content-Length: 0\r\n', ''));
  assert.equal((await until('response')).note?.key, 'frame-length-missing');
  // Timer K is zero on a stream.
  clock.turn(0);
  await exchange.closed;
  await peer.close();
});

test('an answer from elsewhere counts, and is marked', async () => {
  const [peer, other] = await Promise.all([udpPeer(), udpPeer()]);
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  other.say(respond(heard.text, '200 OK'), heard.from);
  const answer = await until('response');
  assert.deepEqual(
    [answer.otherSource, answer.note?.key, answer.peer],
    [true, 'other-source', `127.0.0.1:${other.port}`],
  );
  assert.equal((await until('done')).status, 200);
  await Promise.all([exchange.close(), peer.close(), other.close()]);
});

test('an answer to the port of the Via arrives, because that port is bound', async () => {
  const peer = await udpPeer();
  const port = await closedPort();
  const { sender, clock } = stage();
  const { exchange } = send(
    { sender, clock },
    request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bKfirst` }),
    peer,
  );
  assert.equal((await peer.heard.next()).from.port, port);
  await Promise.all([exchange.close(), peer.close()]);
});

test('two exchanges share the port of their Via, and each gets its own answer', async () => {
  const peer = await udpPeer();
  const port = await closedPort();
  const { sender, clock } = stage();
  const texts = ['one', 'two'].map((name) =>
    request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${name}` }),
  );
  const runs = texts.map((text) => send({ sender, clock }, text, peer));
  const heard = [await peer.heard.next(), await peer.heard.next()];
  assert.deepEqual(
    heard.map(({ from }) => from.port),
    [port, port],
  );
  const other = await sender.prepare({
    bytes: new TextEncoder().encode(texts[0]),
    directive: `udp:127.0.0.1:${peer.port}`,
  });
  assert.ok('local' in other && other.local.asWished && other.local.port === port);
  for (const { text, reply } of heard) reply(respond(text, `200 ${valueIn(text, 'Via').slice(-3)}`));
  assert.equal((await runs[0]?.until('done'))?.reason, 'one');
  assert.equal((await runs[1]?.until('done'))?.reason, 'two');
  await sender.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a Via without the cookie, and one without any branch, are matched by Call-ID, CSeq and tag', async () => {
  const peer = await udpPeer();
  for (const via of ['SIP/2.0/UDP 127.0.0.1;branch=1;rport', 'SIP/2.0/UDP 127.0.0.1;rport', 'broken']) {
    const { sender, clock } = stage();
    const { exchange, until } = send({ sender, clock }, request('OPTIONS', { via }), peer);
    const heard = await peer.heard.next();
    heard.reply(respond(heard.text, '200 OK').replace('call-1@', 'call-2@'));
    assert.equal((await until('unexpected')).note?.key, 'unmatched');
    heard.reply(respond(heard.text, '200 OK'));
    assert.equal((await until('done')).status, 200);
    await exchange.close();
  }
  await peer.close();
});

test('what is given up before it left never leaves', async () => {
  const peer = await tcpPeer();
  for (const text of [invite(), request('OPTIONS')]) {
    const { sender, clock } = stage();
    const { exchange, story } = send({ sender, clock }, text, peer, { transport: 'tcp' });
    exchange.cancel();
    assert.deepEqual(story(), ['failed cancelled', 'done']);
    await exchange.closed;
    assert.equal(clock.running, 0);
  }
  const { clock, sender } = stage({ clock: whenConnecting(() => exchange.cancel()) });
  const { exchange, story } = send({ sender, clock }, invite(), peer, { transport: 'tcp' });
  await exchange.closed;
  assert.deepEqual(story(), ['failed cancelled', 'done']);
  await peer.close();
  assert.deepEqual(peer.heard.all, []);
});

/** A clock that tells when a connection has been asked for and does not stand yet. */
function whenConnecting(act: () => void): Clock {
  const clock = manualClock();
  const after: Clock['after'] = (delay, action) => {
    if (delay === connectPatience.open) queueMicrotask(act);
    return clock.after(delay, action);
  };
  return { now: clock.now, after };
}

test('cancelling ends a request at once; closing ends the rest', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story } = send({ sender, clock }, request('OPTIONS'), peer);
  await peer.heard.next();
  exchange.cancel();
  assert.deepEqual(story(), ['sent OPTIONS', 'failed cancelled', 'done']);
  exchange.cancel();
  await exchange.close();
  assert.equal(story().length, 3);
  assert.equal(clock.running, 0);
  await peer.close();
});

test('an address of ours that does not exist is told', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story } = send({ sender, clock }, request('OPTIONS'), peer, { local: { address: '192.0.2.1' } });
  await exchange.closed;
  assert.deepEqual(story(), ['failed unreachable', 'done']);
  await peer.close();
});

test('an answer that comes after the transaction is late', async () => {
  const peer = await udpPeer();
  const port = await closedPort();
  const { sender, clock } = stage();
  const via = (branch: string) => `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${branch}`;
  // The dialog of another exchange keeps the port open.
  const keeper = send({ sender, clock }, request('OPTIONS', { via: via('keeper') }), peer, { timeout: 90_000 });
  const late = send({ sender, clock }, request('OPTIONS', { via: via('late') }), peer, { timeout: 1000 });
  await Promise.all([keeper.until('sent'), late.until('sent')]);
  const heard = [await peer.heard.next(), await peer.heard.next()];
  clock.turn(1000);
  await late.exchange.closed;
  const slow = heard.find(({ text }) => text.includes('late'));
  slow?.reply(respond(slow.text, '200 OK'));
  assert.equal((await keeper.until('unexpected')).note?.key, 'unmatched');
  await sender.close();
  await peer.close();
});
