/** INVITE that is answered when nobody waits any more: no phone is left off the hook. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ringingLimit } from '../../server/src/ua/call.ts';
import { udpPeer } from '../support/loopback.ts';
import { invite, respond, send, stage, valueIn } from './exchange.ts';
import { accept, heardAs, uriOf } from './phone.ts';

test('a call that is answered after Timer B is acknowledged and ended, however late', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story, events } = send({ sender, clock }, invite(), peer, { retransmit: 'off' });
  const heard = await peer.heard.next();
  clock.turn(32_000);
  await until('done');
  clock.turn(100_000);
  heard.reply(accept(heard, uriOf(peer)));
  const ack = await heardAs(peer, 'ACK');
  assert.equal(ack.text.split('\r\n')[0], `ACK ${uriOf(peer)} SIP/2.0`);
  assert.equal(valueIn(ack.text, 'CSeq'), '1 ACK');
  const bye = await heardAs(peer, 'BYE');
  assert.equal(valueIn(bye.text, 'CSeq'), '2 BYE');
  // The 2xx is repeated until its ACK arrives: RFC 3261 §13.3.1.4.
  heard.reply(accept(heard, uriOf(peer)));
  assert.equal((await heardAs(peer, 'ACK')).text, ack.text);
  bye.reply(respond(bye.text, '200 OK'));
  await until('response');
  await exchange.close();
  assert.deepEqual(story(), [
    'sent INVITE',
    'failed no-answer',
    'done',
    'unexpected 200',
    'sent ACK',
    'sent BYE',
    'unexpected 200',
    'retransmission ACK',
    'response 200',
  ]);
  const notes = events.all.map(({ note }) => note?.key).filter((key) => key !== undefined);
  assert.deepEqual(notes, ['no-answer', 'late', 'late-call-ended', 'late']);
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a phone that begins to ring after Timer B is stopped, and its 487 is acknowledged as often as it comes', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, events } = send({ sender, clock }, invite(), peer, { retransmit: 'off' });
  const heard = await peer.heard.next();
  clock.turn(32_000);
  await until('done');
  heard.reply(respond(heard.text, '180 Ringing'));
  const cancel = await heardAs(peer, 'CANCEL');
  assert.equal(valueIn(cancel.text, 'Via'), valueIn(heard.text, 'Via'));
  heard.reply(respond(heard.text, '180 Ringing'));
  cancel.reply(respond(cancel.text, '200 OK'));
  for (let copy = 0; copy < 2; copy += 1) {
    heard.reply(respond(heard.text, '487 Request Terminated'));
    const ack = await heardAs(peer, 'ACK');
    assert.equal(valueIn(ack.text, 'Via'), valueIn(heard.text, 'Via'));
  }
  await exchange.close();
  const told = events.all.map(({ event, method, status }) => [event, status ?? method].join(' '));
  assert.deepEqual(told.slice(3), [
    'unexpected 180',
    'sent CANCEL',
    'unexpected 180',
    'response 200',
    'unexpected 487',
    'sent ACK',
    'unexpected 487',
    'retransmission ACK',
  ]);
  assert.equal(clock.running, 0);
  await peer.close();
});

test('the wait for a late answer ends with the time that a phone may ring, and keeps nobody from closing', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const [waiting, closing] = ['z9hG4bKwaiting', 'z9hG4bKclosing'].map((branch) =>
    send({ sender, clock }, invite({ via: `SIP/2.0/UDP 127.0.0.1;rport;branch=${branch}` }), peer, {
      retransmit: 'off',
    }),
  );
  await peer.heard.next();
  await peer.heard.next();
  clock.turn(32_000);
  await Promise.all([waiting?.until('done'), closing?.until('done')]);
  await closing?.exchange.close();
  clock.turn(ringingLimit - 1);
  assert.equal(clock.running, 1);
  clock.turn(1);
  await waiting?.exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});
