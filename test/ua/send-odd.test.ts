/** Odd messages, from us and from anywhere: what is shown, what is counted, and what still answers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { request, respond, send, stage } from './exchange.ts';

test('garbage, keep-alives, foreign answers and foreign requests are shown, and do not disturb', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story, events } = send({ sender, clock }, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  heard.reply('\r\n\r\n');
  heard.reply('\0\xff garbage');
  assert.equal((await until('unexpected')).note?.key, 'malformed');
  heard.reply(respond(heard.text, '200 OK').replace('z9hG4bKfirst', 'z9hG4bKother'));
  assert.deepEqual((await until('unexpected')).note, {
    key: 'unmatched',
    args: { method: 'OPTIONS', ours: 'z9hG4bKfirst', branch: 'z9hG4bKother' },
  });
  heard.reply(respond(heard.text, '200 OK').replace('1 OPTIONS', '1 REGISTER'));
  assert.deepEqual((await until('unexpected')).note, {
    key: 'unmatched',
    args: { same: 'OPTIONS', named: 'REGISTER' },
  });
  heard.reply('SIP/2.0 999 Odd\r\n\r\n');
  assert.equal((await until('unexpected')).note?.key, 'malformed');
  heard.reply(request('MESSAGE', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKpeer' }));
  heard.reply(request('MESSAGE', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKpeer' }));
  assert.equal((await until('request')).note?.key, 'request-unanswered');
  await until('retransmission');
  heard.reply(respond(heard.text, '404 Not Found'));
  await until('done');
  assert.deepEqual(story().slice(-2), ['response 404', 'done 404']);
  assert.equal(events.all.filter(({ event }) => event === 'unexpected').length, 4);
  await Promise.all([exchange.close(), peer.close()]);
});

test('what is no request at all is sent once, and what the target says to it is the answer', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story } = send({ sender, clock }, '\0hello', peer);
  const heard = await peer.heard.next();
  assert.equal(heard.text, '\0hello');
  clock.turn(20_000);
  heard.reply('SIP/2.0 400 Bad Request\r\n\r\n');
  await until('done');
  assert.deepEqual(story(), ['sent ', 'response 400', 'done 400']);
  await exchange.close();
  await peer.close();
});

test('an answer that does not repeat what it must is taken, and that is said', async () => {
  const peer = await udpPeer();
  const call = request('OPTIONS', { to: '<sip:bob@example.com>;tag=bob1' });
  for (const [from, to, name, ours, theirs] of [
    ['call-1@', 'call-2@', 'Call-ID', 'call-1@example.com', 'call-2@example.com'],
    ['CSeq: 1', 'CSeq: 7', 'CSeq', '1', '7'],
    ['tag=alice1', 'tag=alice2', 'From;tag', 'alice1', 'alice2'],
    [';tag=alice1', '', 'From;tag', 'alice1', undefined],
    ['tag=bob1', 'tag=bob2', 'To;tag', 'bob1', 'bob2'],
  ] as const) {
    const { sender, clock } = stage();
    const { exchange, until } = send({ sender, clock }, call, peer);
    const heard = await peer.heard.next();
    heard.reply(respond(heard.text, '200 OK').replace(from, to));
    const { note } = await until('response');
    const args = { name, ours, ...(theirs === undefined ? {} : { theirs }) };
    assert.deepEqual(note, { key: 'not-repeated', args });
    assert.equal((await until('done')).status, 200);
    await exchange.close();
  }
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, call, peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK').replace('SIP/2.0 200', 'SIP/3.0 200'));
  assert.deepEqual((await until('response')).note, { key: 'other-version', args: { version: 'SIP/3.0' } });
  await exchange.close();
  await peer.close();
});

test('an answer with any of its header fields gone is matched or shown, and never stumbled over', async () => {
  const peer = await udpPeer();
  for (const name of ['Via', 'From', 'To', 'Call-ID', 'CSeq', 'Content-Length']) {
    const { sender, clock } = stage();
    const { exchange, until, story } = send({ sender, clock }, request('OPTIONS'), peer);
    const heard = await peer.heard.next();
    const lines = respond(heard.text, '200 OK').split('\r\n');
    heard.reply(lines.filter((line) => !line.startsWith(`${name}:`)).join('\r\n'));
    // RFC 3261 §17.1.3 needs Via and CSeq, and nothing else.
    const isMatched = name !== 'Via' && name !== 'CSeq';
    await until(isMatched ? 'response' : 'unexpected');
    assert.deepEqual(
      story(),
      isMatched ? ['sent OPTIONS', 'response 200', 'done 200'] : ['sent OPTIONS', 'unexpected 200'],
    );
    await exchange.close();
    assert.equal(clock.running, 0);
  }
  await peer.close();
});

test('a body that is shorter than Content-Length says is remarked', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK').replace('Content-Length: 0', 'Content-Length: 9'));
  assert.deepEqual((await until('response')).note, { key: 'body-cut-off', args: { declared: '9', size: 0 } });
  await Promise.all([exchange.close(), peer.close()]);
});

test('of a flood 64 answers are told, and the final one still counts', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story } = send({ sender, clock }, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  for (let count = 0; count < 80; count += 1) heard.reply(respond(heard.text, '100 Trying'));
  await until('unexpected');
  heard.reply(respond(heard.text, '200 OK'));
  await until('done');
  assert.equal(story().filter((line) => line === 'response 100').length, 64);
  assert.deepEqual(story().slice(-3), ['unexpected 100', 'response 200', 'done 200']);
  await Promise.all([exchange.close(), peer.close()]);
});

test('of what belongs to nothing 64 messages are told, and the answer still counts', async () => {
  const peer = await tcpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story, events } = send({ sender, clock }, request('OPTIONS'), peer, { transport: 'tcp' });
  const heard = await peer.heard.next();
  for (let count = 0; count < 50; count += 1) {
    heard.reply(request('MESSAGE', { via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${count}` }));
    heard.reply(respond(heard.text, '200 OK').replace('z9hG4bKfirst', `z9hG4bK${count}`));
  }
  heard.reply(respond(heard.text, '200 OK'));
  await until('done');
  assert.equal(story().length, 1 + 64 + 1 + 2, 'what was sent, what was told, the notice, the answer and the end');
  assert.deepEqual(events.all.at(-3)?.note, { key: 'too-many-responses', args: { limit: 64 } });
  assert.deepEqual(story().slice(-2), ['response 200', 'done 200']);
  await Promise.all([exchange.close(), peer.close()]);
});

test('an answer with another Via below ours went astray, and is marked', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK').replace('\r\nFrom:', '\r\nVia: SIP/2.0/UDP b;branch=z9hG4bK2\r\nFrom:'));
  assert.equal((await until('response')).note?.key, 'several-vias');
  await Promise.all([exchange.close(), peer.close()]);
});

test('a thousand messages end the exchange', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story } = send({ sender, clock }, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  const flood = setInterval(() => {
    for (let count = 0; count < 50; count += 1) heard.reply(respond(heard.text, '100 Trying'));
  }, 1);
  const failed = await until('failed');
  clearInterval(flood);
  assert.deepEqual(failed.note, { key: 'too-many-responses', args: { limit: 1000 } });
  await exchange.closed;
  assert.ok(story().length < 70);
  assert.equal(clock.running, 0);
  await peer.close();
});
