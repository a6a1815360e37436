/** INVITE: how it is answered and acknowledged, over which way, and by how many. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedPort, tcpPeer, udpPeer } from '../support/loopback.ts';
import { invite, linesOf, named, request, respond, sdp, send, stage, valueIn } from './exchange.ts';
import { accept, heardAs, sdpFields, uriOf } from './phone.ts';

test('a call to a closed port ends at once', async () => {
  const port = await closedPort();
  const { sender, clock } = stage();
  const { exchange, story } = send({ sender, clock }, invite(), { address: '127.0.0.1', port });
  await exchange.closed;
  assert.deepEqual(story(), ['sent INVITE', 'failed connection-refused', 'done']);
  assert.equal(clock.running, 0);
});

test('a refusal is acknowledged within the transaction: branch, Via, Route and Request-URI of the INVITE, To of the answer', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const via = 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKfirst;rport, SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKlower';
  const route = '<sip:proxy.example.com;lr>';
  const text = invite({ via, more: [`Route: ${route}`, ...sdpFields] });
  const { exchange, story, until } = send({ sender, clock }, text, peer);
  const heard = await peer.heard.next();
  heard.reply(respond(text, '100 Trying', { tag: '' }));
  heard.reply(respond(text, '486 Busy Here'));
  const ack = await heardAs(peer, 'ACK');
  assert.equal(ack.text.split('\r\n')[0], 'ACK sip:bob@example.com SIP/2.0');
  assert.equal(valueIn(ack.text, 'Via'), 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKfirst;rport');
  assert.equal(valueIn(ack.text, 'Route'), route);
  assert.equal(valueIn(ack.text, 'From'), valueIn(text, 'From'));
  assert.equal(valueIn(ack.text, 'To'), '<sip:bob@example.com>;tag=bob1');
  assert.equal(valueIn(ack.text, 'Call-ID'), valueIn(text, 'Call-ID'));
  assert.equal(valueIn(ack.text, 'CSeq'), '1 ACK');
  assert.deepEqual(ack.from, heard.from);
  heard.reply(respond(text, '486 Busy Here'));
  assert.equal((await heardAs(peer, 'ACK')).text, ack.text);
  await until('done');
  assert.deepEqual(story().slice(0, 5), ['sent INVITE', 'response 100', 'response 486', 'sent ACK', 'done 486']);
  clock.turn(32_000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a 2xx is acknowledged to its Contact, with the CSeq number and credentials of the INVITE, and again for each copy', async () => {
  const [peer, phone] = await Promise.all([udpPeer(), udpPeer()]);
  const { sender, clock } = stage();
  const text = invite({
    sequence: 7,
    more: ['Authorization: Digest username="alice"', 'Proxy-Authorization: Digest username="a"', ...sdpFields],
  });
  const { exchange, story, until } = send({ sender, clock }, text, peer);
  const heard = await peer.heard.next();
  heard.reply(respond(text, '180 Ringing'));
  heard.reply(accept(heard, uriOf(phone)));
  const ack = await phone.heard.next();
  assert.equal(ack.text.split('\r\n')[0], `ACK ${uriOf(phone)} SIP/2.0`);
  assert.notEqual(valueIn(ack.text, 'Via'), valueIn(text, 'Via'));
  assert.match(valueIn(ack.text, 'Via'), /^SIP\/2\.0\/UDP 127\.0\.0\.1;branch=z9hG4bK[0-9a-f]+;rport$/);
  assert.equal(valueIn(ack.text, 'To'), '<sip:bob@example.com>;tag=bob1');
  assert.equal(valueIn(ack.text, 'CSeq'), '7 ACK');
  assert.equal(valueIn(ack.text, 'Authorization'), 'Digest username="alice"');
  assert.equal(valueIn(ack.text, 'Proxy-Authorization'), 'Digest username="a"');
  assert.deepEqual(ack.from, heard.from);
  heard.reply(accept(heard, uriOf(phone)));
  assert.equal((await phone.heard.next()).text, ack.text);
  const done = await until('done');
  assert.equal(done.dialogOpen, true);
  assert.deepEqual(story(), [
    'sent INVITE',
    'response 180',
    'response 200',
    'sent ACK',
    'done 200 open',
    'retransmission 200',
    'retransmission ACK',
  ]);
  const closing = exchange.close();
  const bye = await phone.heard.next();
  assert.equal(valueIn(bye.text, 'CSeq'), '8 BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await closing;
  assert.equal(clock.running, 0);
  await Promise.all([peer.close(), phone.close()]);
});

test('ACK and BYE go through the route set, loose and strict', async () => {
  const [peer, proxy] = await Promise.all([udpPeer(), udpPeer()]);
  const at = `127.0.0.1:${proxy.port}`;
  const cases = [
    {
      recorded: [`<sip:far.example.com;lr>`, `<sip:near@${at};lr>`],
      uri: 'sip:bob@192.0.2.4',
      routes: [`<sip:near@${at};lr>`, '<sip:far.example.com;lr>'],
    },
    {
      recorded: [`<sip:far.example.com;lr>, <sip:near@${at}>`],
      uri: `sip:near@${at}`,
      routes: ['<sip:far.example.com;lr>', '<sip:bob@192.0.2.4>'],
    },
  ];
  for (const { recorded, uri, routes } of cases) {
    const { sender, clock } = stage();
    const { exchange } = send({ sender, clock }, invite(), peer);
    const heard = await heardAs(peer, 'INVITE');
    heard.reply(accept(heard, 'sip:bob@192.0.2.4', { more: recorded.map((route) => `Record-Route: ${route}`) }));
    const ack = await proxy.heard.next();
    assert.equal(ack.text.split(' ')[1], uri);
    assert.deepEqual(
      linesOf(ack.text, 'Route'),
      routes.map((route) => `Route: ${route}`),
    );
    exchange.end();
    const bye = await proxy.heard.next();
    assert.deepEqual(bye.text.split(' ').slice(0, 2), ['BYE', uri]);
    assert.deepEqual(linesOf(bye.text, 'Route'), linesOf(ack.text, 'Route'));
    bye.reply(respond(bye.text, '200 OK'));
    await exchange.close();
    assert.equal(clock.running, 0);
  }
  await Promise.all([peer.close(), proxy.close()]);
});

test('every fork that answers is acknowledged, and ended when all is closed', async () => {
  const [peer, one, two] = await Promise.all([udpPeer(), udpPeer(), udpPeer()]);
  const { sender, clock } = stage();
  const { exchange, story, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(one), { tag: 'one' }));
  await one.heard.next();
  heard.reply(accept(heard, uriOf(two), { tag: 'two' }));
  const ack = await two.heard.next();
  assert.match(valueIn(ack.text, 'To'), /;tag=two$/);
  await until('done');
  const closing = exchange.close();
  for (const [phone, tag] of [
    [one, 'one'],
    [two, 'two'],
  ] as const) {
    const bye = await heardAs(phone, 'BYE');
    assert.match(valueIn(bye.text, 'To'), new RegExp(`;tag=${tag}$`));
    bye.reply(respond(bye.text, '200 OK'));
  }
  await closing;
  assert.equal(story().filter((line) => line === 'sent ACK').length, 2);
  assert.equal(clock.running, 0);
  await Promise.all([peer.close(), one.close(), two.close()]);
});

test('without an offer in the INVITE the ACK is left to the user, who must bring the answer; a copy of the 2xx gets theirs', async () => {
  const peer = await udpPeer();
  const port = await closedPort();
  const { sender, clock } = stage();
  const via = `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK`;
  const call = send({ sender, clock }, request('INVITE', { via: `${via}invite` }), peer);
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  const done = await call.until('done');
  assert.deepEqual([done.note?.key, done.dialogOpen], ['ack-needs-answer', true]);
  const ack = request('ACK', { via: `${via}ack`, to: '<sip:bob@example.com>;tag=bob1', more: sdpFields, body: sdp });
  const byHand = send({ sender, clock }, ack, peer);
  assert.equal((await heardAs(peer, 'ACK')).text, ack);
  await byHand.exchange.closed;
  assert.deepEqual(byHand.story(), ['sent ACK', 'done nothing-to-wait-for']);
  heard.reply(accept(heard, uriOf(peer)));
  assert.equal((await heardAs(peer, 'ACK')).text, ack);
  const closing = call.exchange.close();
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await closing;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('an offer-less INVITE whose 2xx brings none either is acknowledged', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, request('INVITE'), peer, { endDialogs: true });
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK', { more: [`Contact: <${uriOf(peer)}>`] }));
  await heardAs(peer, 'ACK');
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '481 Gone'));
  assert.equal((await until('done')).status, 200);
  await exchange.close();
  await peer.close();
});

test('# @ack off leaves the ACK out; closing still leaves no call behind', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story, events } = send({ sender, clock }, invite(), peer, { ack: 'off' });
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  assert.equal((await until('done')).note?.key, 'ack-sent-by-hand');
  assert.ok(!story().includes('sent ACK'));
  const closing = exchange.close();
  await heardAs(peer, 'ACK');
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await closing;
  const sent = events.all.find(({ event, method }) => event === 'sent' && method === 'ACK');
  assert.equal(sent?.note?.key, 'ack-before-bye');
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a Contact that nobody can reach: ACK and BYE go where the INVITE went, and say so', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage({ names: named(async () => []) });
  const { exchange, until, events } = send({ sender, clock }, invite(), peer, { endDialogs: true });
  const heard = await peer.heard.next();
  heard.reply(accept(heard, 'sip:bob@phone.example.com'));
  const ack = await heardAs(peer, 'ACK');
  assert.equal(ack.text.split(' ')[1], 'sip:bob@phone.example.com');
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await until('done');
  assert.equal(
    events.all.find(({ method, event }) => event === 'sent' && method === 'ACK')?.note?.key,
    'contact-not-found',
  );
  await exchange.close();
  await peer.close();
});

test('header fields and a method in the Contact stay out of the Request-URI, and all else goes in', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, invite(), peer, { endDialogs: true });
  const heard = await peer.heard.next();
  const place = `127.0.0.1:${peer.port}`;
  heard.reply(accept(heard, `sip:b%20;x=1?y@${place};ob;method=BYE;transport=udp?Subject=hi&Route=%3Csip:evil%3E`));
  const ack = await heardAs(peer, 'ACK');
  assert.equal(ack.text.split(' ')[1], `sip:b%20;x=1?y@${place};ob;transport=udp`);
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await until('done');
  await exchange.close();
  await peer.close();
});

test('a 2xx without Contact is acknowledged where the INVITE went, and that is said', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const uri = `sip:bob@127.0.0.1:${peer.port}`;
  const { exchange, until, events } = send({ sender, clock }, invite({ uri }), peer, { endDialogs: true });
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal((await heardAs(peer, 'ACK')).text.split(' ')[1], uri);
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await until('done');
  const ack = events.all.find(({ method, event }) => event === 'sent' && method === 'ACK');
  assert.deepEqual(ack?.note, { key: 'contact-missing', args: { target: uri } });
  await exchange.close();
  await peer.close();
});

test('over TCP the whole call takes the connection of the INVITE where the Contact is the same peer', async () => {
  const peer = await tcpPeer();
  const { sender, clock } = stage();
  const via = 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKfirst';
  const { exchange, until, story } = send({ sender, clock }, invite({ via }), peer, {
    transport: 'tcp',
    endDialogs: true,
  });
  const heard = await peer.heard.next();
  heard.reply(accept(heard, `${uriOf(peer)};transport=tcp`));
  const ack = await peer.heard.next();
  assert.match(ack.text, /^ACK sip:bob@/);
  const bye = ack.text.includes('\r\nBYE ') ? ack : await peer.heard.next();
  const text = bye.text.slice(bye.text.indexOf('BYE '));
  bye.reply(respond(text, '200 OK'));
  await until('done');
  assert.equal(peer.connections.all.length, 1);
  assert.deepEqual(story(), ['sent INVITE', 'response 200', 'sent ACK', 'sent BYE', 'response 200', 'done 200']);
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a response without what a dialog needs is said to be unfit for an ACK', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(
    accept(heard, uriOf(peer))
      .split('\r\n')
      .filter((line) => !line.startsWith('To:'))
      .join('\r\n'),
  );
  assert.equal((await until('done')).note?.key, 'ack-impossible');
  await exchange.close();
  await peer.close();
});
