/** INVITE that is given up: CANCEL, when it may be sent, and what crosses it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ringingLimit } from '../../server/src/ua/call.ts';
import { udpPeer } from '../support/loopback.ts';
import { invite, linesOf, respond, send, stage, valueIn } from './exchange.ts';
import { accept, heardAs, sdpFields, uriOf } from './phone.ts';

test('cancelling a call that was answered ends it', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story } = send({ sender, clock }, invite(), peer, { endDialogs: true });
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  const bye = await heardAs(peer, 'BYE');
  exchange.cancel();
  bye.reply(respond(bye.text, '200 OK'));
  assert.equal((await until('done')).status, 200);
  assert.ok(!story().some((line) => line.startsWith('failed')));
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('CANCEL waits for a provisional answer, shares the branch, and the 487 is acknowledged', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const text = invite({
    more: ['Route: <sip:proxy.example.com;lr>', 'Require: 100rel', 'Proxy-Require: x', ...sdpFields],
  });
  const { exchange, story, until } = send({ sender, clock }, text, peer);
  const heard = await peer.heard.next();
  exchange.cancel();
  assert.deepEqual(story(), ['sent INVITE', 'failed cancel-waits']);
  clock.turn(500);
  assert.equal((await peer.heard.next()).text, text);
  heard.reply(respond(text, '180 Ringing'));
  const cancel = await heardAs(peer, 'CANCEL');
  assert.equal(cancel.text.split('\r\n')[0], 'CANCEL sip:bob@example.com SIP/2.0');
  for (const name of ['Via', 'From', 'To', 'Call-ID', 'Route'])
    assert.equal(valueIn(cancel.text, name), valueIn(text, name));
  assert.equal(valueIn(cancel.text, 'CSeq'), '1 CANCEL');
  assert.deepEqual(linesOf(cancel.text, 'Require').concat(linesOf(cancel.text, 'Proxy-Require')), []);
  cancel.reply(respond(cancel.text, '200 OK', { tag: 'bob1' }));
  heard.reply(respond(text, '487 Request Terminated'));
  await heardAs(peer, 'ACK');
  await until('done');
  await exchange.close();
  assert.deepEqual(story(), [
    'sent INVITE',
    'failed cancel-waits',
    'retransmission INVITE',
    'response 180',
    'sent CANCEL',
    'response 200',
    'response 487',
    'sent ACK',
    'done 487',
  ]);
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a 2xx that crosses the CANCEL is acknowledged and the call ended', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '180 Ringing'));
  await until('response');
  exchange.cancel();
  const cancel = await heardAs(peer, 'CANCEL');
  heard.reply(accept(heard, uriOf(peer)));
  cancel.reply(respond(cancel.text, '481 Too Late'));
  await heardAs(peer, 'ACK');
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  const done = await until('done');
  assert.equal(done.dialogOpen, false);
  assert.equal(story()[2], 'failed cancelled');
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a CANCEL that is answered while the INVITE never is ends after 32 s', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '180 Ringing'));
  await until('response');
  exchange.cancel();
  const cancel = await heardAs(peer, 'CANCEL');
  cancel.reply(respond(cancel.text, '200 OK'));
  await until('response');
  clock.turn(32_000);
  await until('done');
  await exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('ringing is limited, anew by each ring but not by 100', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '100 Trying', { tag: '' }));
  await until('response');
  clock.turn(ringingLimit - 1000);
  heard.reply(respond(heard.text, '180 Ringing'));
  await until('response');
  clock.turn(ringingLimit - 1000);
  heard.reply(respond(heard.text, '100 Trying', { tag: '' }));
  await until('response');
  clock.turn(999);
  assert.equal(peer.heard.all.length, 1);
  clock.turn(1);
  assert.equal((await until('failed')).note?.key, 'rang-too-long');
  const cancel = await heardAs(peer, 'CANCEL');
  cancel.reply(respond(cancel.text, '200 OK'));
  heard.reply(respond(heard.text, '487 Request Terminated'));
  await until('done');
  await exchange.close();
  await peer.close();
});

test('closing gives a silent phone two seconds for CANCEL, and one that never rang as long', async () => {
  for (const rings of [true, false]) {
    const peer = await udpPeer();
    const { sender, clock } = stage();
    const { exchange, until, story } = send({ sender, clock }, invite(), peer);
    const heard = await peer.heard.next();
    if (rings) heard.reply(respond(heard.text, '180 Ringing'));
    if (rings) await until('response');
    const closing = exchange.close();
    if (rings) await heardAs(peer, 'CANCEL');
    clock.turn(2000);
    await closing;
    assert.equal(story().at(-1), 'done');
    assert.equal(clock.running, 0);
    await peer.close();
  }
});
