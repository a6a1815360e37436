/** What a registration, a subscription or a transfer leaves open, and for how long. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Heard, tcpPeer, udpPeer } from '../support/loopback.ts';
import { type Options, type Run, request, respond, type Stage, send, stage, valueIn } from './exchange.ts';

const ours = '<sip:alice@127.0.0.1>';

interface Asked extends Run, Stage {
  readonly heard: Heard;
}

type Peer = Awaited<ReturnType<typeof udpPeer>>;

async function ask(peer: Peer, text: string, at: Stage = stage(), options: Options = {}): Promise<Asked> {
  const run = send(at, text, peer, options);
  return { ...run, ...at, heard: await peer.heard.next() };
}

let count = 0;

/** A request of the far end to us. */
function incoming(
  method: string,
  { to = 'sip:alice@127.0.0.1', callId = 'other', more = [] as readonly string[] } = {},
): string {
  count += 1;
  return request(method, {
    via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKin${count};rport`,
    to,
    more,
    sequence: count,
  }).replace('call-1@example.com', callId);
}

function notify(state: string): string {
  return incoming('NOTIFY', {
    to: '<sip:alice@example.com>;tag=alice1',
    callId: 'call-1@example.com',
    more: ['Event: presence', `Subscription-State: ${state}`],
  });
}

test('while a registration lives, what comes is heard: OPTIONS is answered, a MESSAGE is shown', async () => {
  const peer = await udpPeer();
  const { heard, until, clock, exchange, story } = await ask(peer, request('REGISTER'));
  heard.reply(
    respond(heard.text, '200 OK', { more: ['Contact: <sip:other@h>;expires=900', `Contact: ${ours};expires=60`] }),
  );
  assert.equal((await until('done')).dialogOpen, false);
  const options = incoming('OPTIONS');
  heard.reply(options);
  const answer = await peer.heard.next();
  assert.match(answer.text, /^SIP\/2\.0 200 OK\r\n/);
  assert.equal(valueIn(answer.text, 'CSeq'), valueIn(options, 'CSeq'));
  heard.reply(incoming('MESSAGE'));
  assert.equal((await until('request')).method, 'OPTIONS');
  const message = await until('request');
  assert.deepEqual([message.method, message.note?.key], ['MESSAGE', 'request-unanswered']);
  clock.turn(59_000);
  assert.equal(clock.running, 1);
  clock.turn(1000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  assert.deepEqual(story().slice(2), ['done 200', 'request OPTIONS', 'sent 200', 'request MESSAGE']);
  await peer.close();
});

test('the time of a registration may stand in Expires of its answer, else in that of the request', async () => {
  for (const [asked, granted] of [
    ['Expires: 900', ['Expires: 60']],
    ['Expires: 60', []],
  ] as const) {
    const peer = await udpPeer();
    const { heard, clock, until, exchange } = await ask(peer, request('REGISTER', { more: [asked] }));
    heard.reply(respond(heard.text, '200 OK', { more: [`Contact: ${ours}`, ...granted] }));
    await until('done');
    clock.turn(59_999);
    assert.equal(clock.running, 1);
    clock.turn(1);
    assert.equal(clock.running, 0);
    await exchange.closed;
    await peer.close();
  }
});

test('a NOTIFY says how long a subscription lasts, also one that is not approved yet', async () => {
  const peer = await udpPeer();
  const subscribe = request('SUBSCRIBE', { more: ['Event: presence', 'Expires: 600'] });
  const { heard, clock, until, exchange } = await ask(peer, subscribe);
  heard.reply(respond(heard.text, '200 OK', { more: ['Expires: 600'] }));
  await until('done');
  for (const state of ['pending;expires=90', 'active;expires=40']) {
    heard.reply(notify(state));
    assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/);
  }
  clock.turn(39_999);
  assert.equal(clock.running, 1);
  clock.turn(1);
  await exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a newer REGISTER for the same address takes over, and one that removes the binding ends it', async () => {
  const peer = await udpPeer();
  const at = stage();
  const first = await ask(peer, request('REGISTER'), at);
  first.heard.reply(respond(first.heard.text, '200 OK', { more: [`Contact: ${ours};expires=3600`] }));
  await first.until('done');
  const second = await ask(peer, request('REGISTER', { sequence: 2 }), at);
  second.heard.reply(respond(second.heard.text, '200 OK', { more: [`m: ${ours}`, 'Expires: 3600'] }));
  await second.until('done');
  at.clock.turn(6000);
  await first.exchange.closed;
  const third = await ask(peer, request('REGISTER', { sequence: 3, more: ['Expires: 0'] }), at);
  third.heard.reply(respond(third.heard.text, '200 OK'));
  await third.until('done');
  at.clock.turn(6000);
  await Promise.all([second.exchange.closed, third.exchange.closed]);
  assert.equal(at.clock.running, 0);
  await peer.close();
});

test('a NOTIFY is answered, even one that overtakes the answer to its SUBSCRIBE; the last one ends it', async () => {
  const peer = await udpPeer();
  const { heard, until, clock, exchange, story } = await ask(peer, request('SUBSCRIBE', { more: ['Expires: 600'] }));
  heard.reply(notify('active'));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/);
  heard.reply(respond(heard.text, '202 Accepted'));
  await until('done');
  heard.reply(notify('terminated;reason=timeout'));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/);
  clock.turn(32_000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  assert.deepEqual(story(), [
    'sent SUBSCRIBE',
    'request NOTIFY',
    'sent 200',
    'response 202',
    'done 202',
    'request NOTIFY',
    'sent 200',
  ]);
  await peer.close();
});

test('a subscription that is ended is listened for until its last NOTIFY, and no longer than 32 s', async () => {
  const peer = await tcpPeer();
  for (const isTold of [true, false]) {
    const at = stage();
    const text = request('SUBSCRIBE', { more: ['Expires: 0'], via: 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKlast' });
    const run = send(at, text, peer, { transport: 'tcp' });
    const heard = await peer.heard.next();
    heard.reply(respond(heard.text, '200 OK', { more: ['Expires: 0'] }));
    await run.until('done');
    if (isTold) {
      heard.reply(notify('terminated;reason=timeout').replace('/UDP', '/TCP'));
      assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/);
      at.clock.turn(1);
    } else {
      at.clock.turn(31_999);
      assert.ok(at.clock.running > 0);
      at.clock.turn(1);
    }
    await run.exchange.closed;
    assert.equal(at.clock.running, 0);
  }
  await peer.close();
});

test('subscriptions to two events of one resource live beside each other', async () => {
  const peer = await udpPeer();
  const at = stage();
  for (const event of ['presence', 'dialog']) {
    const text = request('SUBSCRIBE', { more: [`Event: ${event}`] }).replaceAll('call-1', event);
    const { heard, until } = await ask(peer, text, at);
    heard.reply(respond(heard.text, '200 OK', { more: ['Expires: 600'] }));
    await until('done');
  }
  at.clock.turn(32_000);
  assert.equal(at.clock.running, 2);
  await at.sender.close();
  assert.equal(at.clock.running, 0);
  await peer.close();
});

test('a transfer is listened for until it is ended', async () => {
  const peer = await udpPeer();
  const { heard, until, clock, exchange } = await ask(peer, request('REFER'));
  heard.reply(respond(heard.text, '202 Accepted'));
  await until('done');
  clock.turn(32_000);
  heard.reply(notify('active;expires=60'));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/);
  exchange.end();
  clock.turn(32_000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('nothing stays of a query, a refusal, an end at once, nor where nothing is to stay', async () => {
  const peer = await udpPeer();
  const contact = { more: [`Contact: ${ours};expires=60`] };
  for (const [text, line, more, options] of [
    [request('REGISTER').replace(/Contact:.*\r\n/, ''), '200 OK', contact, {}],
    [request('REGISTER'), '403 Forbidden', contact, {}],
    [request('REGISTER'), '200 OK', contact, { endDialogs: true }],
    [request('SUBSCRIBE', { more: ['Expires: 0'] }), '489 Bad Event', {}, {}],
    [request('OPTIONS'), '200 OK', contact, {}],
  ] as const) {
    const { heard, until, clock, exchange } = await ask(peer, text, stage(), options);
    heard.reply(respond(heard.text, line, more));
    await until('done');
    clock.turn(6000);
    await exchange.closed;
    assert.equal(clock.running, 0);
  }
  await peer.close();
});

test('over a connection a registration is kept alive by line ends (RFC 5626 §4.4.1), and no longer than it lives', async () => {
  const peer = await tcpPeer();
  const at = stage();
  const run = send(at, request('REGISTER', { via: 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKkeep' }), peer, {
    transport: 'tcp',
  });
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK', { more: [`Contact: ${ours};expires=400`] }));
  await run.until('done');
  at.clock.turn(120_000);
  assert.equal((await peer.heard.next()).text, '\r\n\r\n');
  heard.reply('\r\n');
  at.clock.turn(120_000);
  assert.equal((await peer.heard.next()).text, '\r\n\r\n');
  // The last of several more is on its way when the registration ends.
  at.clock.turn(160_000);
  await run.exchange.closed;
  assert.equal(at.clock.running, 0);
  assert.deepEqual(run.story(), ['sent REGISTER', 'response 200', 'done 200']);
  await peer.close();
});
