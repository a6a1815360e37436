/** How a call goes on and ends: requests within the dialog, from either side. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedPort, udpPeer } from '../support/loopback.ts';
import { invite, named, request, respond, send, stage, valueIn } from './exchange.ts';
import { accept, heardAs, uriOf } from './phone.ts';

test('a fork that answers after all was ended is ended too', async () => {
  const [peer, late] = await Promise.all([udpPeer(), udpPeer()]);
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer), { tag: 'one' }));
  await until('done');
  exchange.end();
  const bye = await heardAs(peer, 'BYE');
  heard.reply(accept(heard, uriOf(late), { tag: 'two' }));
  assert.match((await late.heard.next()).text, /^ACK /);
  const lateBye = await heardAs(late, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  lateBye.reply(respond(lateBye.text, '200 OK'));
  await exchange.close();
  assert.equal(clock.running, 0);
  await Promise.all([peer.close(), late.close()]);
});

test('where a dialog is not wanted, BYE follows the ACK, and the outcome is known when it is answered', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, invite(), peer, { endDialogs: true });
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await heardAs(peer, 'ACK');
  const bye = await heardAs(peer, 'BYE');
  assert.equal(valueIn(bye.text, 'CSeq'), '2 BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await until('done');
  assert.deepEqual(story(), ['sent INVITE', 'response 200', 'sent ACK', 'sent BYE', 'response 200', 'done 200']);
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('the far end hangs up: BYE is answered, its copy too, and the dialog is over', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await heardAs(peer, 'ACK');
  await until('done');
  const bye = [
    'BYE sip:alice@127.0.0.1 SIP/2.0',
    `Via: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKbye`,
    'Max-Forwards: 70',
    'From: <sip:bob@example.com>;tag=bob1',
    'To: <sip:alice@example.com>;tag=alice1',
    'Call-ID: call-1@example.com',
    'CSeq: 5 BYE',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
  heard.reply(bye);
  const answer = await peer.heard.next();
  assert.equal(answer.text, respond(bye, '200 OK'));
  heard.reply(bye);
  assert.equal((await peer.heard.next()).text, answer.text);
  assert.deepEqual(story().slice(-4), ['request BYE', 'sent 200', 'retransmission BYE', 'retransmission 200']);
  clock.turn(32_000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('what else the far end asks within the dialog: some is granted, the session stays as it is', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, story, until, events } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await heardAs(peer, 'ACK');
  await until('done');
  for (const [method, status] of [
    ['OPTIONS', '200 OK'],
    ['NOTIFY', '200 OK'],
    ['INFO', '405 Method Not Allowed'],
    ['UPDATE', '488 Not Acceptable Here'],
    ['CANCEL', '481 Call/Transaction Does Not Exist'],
    ['INVITE', '488 Not Acceptable Here'],
  ] as const) {
    const text = request(method, {
      via: `SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bK${method}`,
      to: '<sip:alice@example.com>;tag=alice1',
    }).replace('From: <sip:alice@example.com>;tag=alice1', 'From: <sip:bob@example.com>;tag=bob1');
    heard.reply(text);
    const answer = await peer.heard.next();
    assert.equal(answer.text.split('\r\n')[0], `SIP/2.0 ${status}`);
    const told = events.all.find((event) => event.event === 'request' && event.method === method);
    assert.equal(told?.note?.key, status.startsWith('200') ? undefined : 'request-refused');
    if (method === 'INVITE') heard.reply(text.replaceAll('INVITE', 'ACK').replace('z9hG4bKACK', 'z9hG4bKINVITE'));
  }
  heard.reply('\r\n');
  exchange.end();
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await exchange.close();
  assert.ok(!story().includes('request ACK'), "the ACK of a refusal is the transaction's");
  assert.equal(clock.running, 0);
  await peer.close();
});

test('what would renew a call that we are about to renew is asked to try again', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const call = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await call.until('done');
  const ask = async (method: string, number: number) => {
    const text = request(method, {
      via: `SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKglare${number}`,
      to: '<sip:alice@example.com>;tag=alice1',
      sequence: number,
    }).replace('From: <sip:alice@example.com>;tag=alice1', 'From: <sip:bob@example.com>;tag=bob1');
    heard.reply(text);
    const answer = await heardAs(peer, 'SIP/2.0');
    if (method === 'INVITE') heard.reply(text.replaceAll('INVITE', 'ACK'));
    return answer.text.split('\r\n')[0];
  };
  const via = 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKrenew;rport';
  const again = send({ sender, clock }, invite({ sequence: 2, to: '<sip:bob@example.com>;tag=bob1', via }), peer);
  const reinvite = await heardAs(peer, 'INVITE');
  for (const [index, method] of ['INVITE', 'UPDATE'].entries())
    assert.equal(await ask(method, index + 1), 'SIP/2.0 491 Request Pending');
  reinvite.reply(accept(reinvite, uriOf(peer)));
  await again.done;
  assert.equal(await ask('UPDATE', 3), 'SIP/2.0 488 Not Acceptable Here');
  const closing = sender.close();
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  clock.turn(32_000);
  await closing;
  await peer.close();
});

test('a BYE by hand ends the dialog of the other exchange', async () => {
  const peer = await udpPeer();
  const port = await closedPort();
  const { sender, clock } = stage();
  const via = `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK`;
  const call = send({ sender, clock }, invite({ via: `${via}invite` }), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await call.until('done');
  const bye = send(
    { sender, clock },
    request('BYE', { via: `${via}bye`, sequence: 2, to: '<sip:bob@example.com>;tag=bob1' }),
    peer,
  );
  const heardBye = await heardAs(peer, 'BYE');
  heardBye.reply(respond(heardBye.text, '200 OK'));
  await bye.until('done');
  const heardBefore = peer.heard.all.length;
  await sender.close();
  assert.equal(peer.heard.all.length, heardBefore, 'no second BYE');
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a further INVITE renews the dialog of the other exchange: both hold it, and it is ended once, where it is now', async () => {
  const [peer, moved] = await Promise.all([udpPeer(), udpPeer()]);
  const { sender, clock } = stage();
  const first = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await first.until('done');
  const again = {
    sequence: 7,
    to: '<sip:bob@example.com>;tag=bob1',
    via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKre;rport',
  };
  const second = send({ sender, clock }, invite(again), peer);
  const reinvite = await heardAs(peer, 'INVITE');
  reinvite.reply(accept(reinvite, uriOf(moved)));
  assert.equal(valueIn((await heardAs(moved, 'ACK')).text, 'CSeq'), '7 ACK');
  assert.equal((await second.until('done')).dialogOpen, true);
  first.exchange.end();
  const bye = await heardAs(moved, 'BYE');
  assert.equal(valueIn(bye.text, 'CSeq'), '8 BYE');
  bye.reply(respond(bye.text, '200 OK'));
  clock.turn(32_000);
  await Promise.all([first.exchange.closed, second.exchange.closed]);
  assert.equal(clock.running, 0);
  assert.deepEqual(
    [peer, moved].map(({ heard: { all } }) => all.filter(({ text }) => text.startsWith('BYE')).length),
    [0, 1],
  );
  await Promise.all([peer.close(), moved.close()]);
});

test('a further INVITE that is refused, or cancelled and answered all the same, leaves the call as it is', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const call = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  await call.until('done');
  for (const [sequence, line] of [
    [2, '488 Not Acceptable Here'],
    [3, '200 OK'],
  ] as const) {
    const via = `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKre${sequence};rport`;
    const again = send({ sender, clock }, invite({ sequence, to: '<sip:bob@example.com>;tag=bob1', via }), peer);
    const reinvite = await heardAs(peer, 'INVITE');
    reinvite.reply(respond(reinvite.text, '180 Ringing'));
    await again.until('response');
    if (sequence === 3) again.exchange.cancel();
    reinvite.reply(sequence === 3 ? accept(reinvite, uriOf(peer)) : respond(reinvite.text, line));
    await heardAs(peer, 'ACK');
    await again.done;
  }
  call.exchange.end();
  const bye = await heardAs(peer, 'BYE');
  assert.equal(valueIn(bye.text, 'CSeq'), '4 BYE');
  assert.equal(peer.heard.all.filter(({ text }) => text.startsWith('BYE')).length, 1);
  bye.reply(respond(bye.text, '200 OK'));
  await sender.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('the far end hangs up at once: there is an outcome, where a dialog is wanted and where it is not', async () => {
  for (const endDialogs of [true, false]) {
    const peer = await udpPeer();
    // The way to the Contact is found once the BYE is here.
    let found: (addresses: readonly string[]) => void = () => {};
    const slowly = new Promise<readonly string[]>((resolve) => {
      found = resolve;
    });
    const { sender, clock } = stage({ names: named(() => slowly) });
    const { exchange, until, done } = send({ sender, clock }, invite(), peer, { endDialogs });
    const heard = await peer.heard.next();
    heard.reply(accept(heard, `sip:bob@phone.example.com:${peer.port}`));
    heard.reply(
      [
        'BYE sip:alice@127.0.0.1 SIP/2.0',
        `Via: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKbye`,
        'From: <sip:bob@example.com>;tag=bob1',
        'To: <sip:alice@example.com>;tag=alice1',
        'Call-ID: call-1@example.com',
        'CSeq: 5 BYE',
        '',
        '',
      ].join('\r\n'),
    );
    await until('request');
    found(['127.0.0.1']);
    const { status, dialogOpen } = await done;
    assert.deepEqual([status, dialogOpen], [200, false]);
    await exchange.close();
    assert.equal(clock.running, 0);
    await peer.close();
  }
});
