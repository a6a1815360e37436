/** INVITE: rings, refusals, forks, ACK, CANCEL, BYE, and what is left open. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ringingLimit } from '../../server/src/ua/call.ts';
import { closedPort, type Heard, tcpPeer, type UdpPeer, udpPeer } from '../support/loopback.ts';
import { invite, linesOf, request, respond, sdp, send, stage, valueIn } from './exchange.ts';

const sdpFields = ['Content-Type: application/sdp'];

/** The 200 that a phone gives: its tag, its Contact, its SDP. */
function accept(heard: Heard, contact: string, { tag = 'bob1', more = [] as string[] } = {}): string {
  return respond(heard.text, '200 OK', { tag, more: [`Contact: <${contact}>`, ...more, ...sdpFields], body: sdp });
}

function uriOf({ address, port }: { address: string; port: number }): string {
  return `sip:bob@${address}:${port}`;
}

async function heardAs(peer: UdpPeer, method: string): Promise<Heard> {
  for (;;) {
    const heard = await peer.heard.next();
    if (heard.text.startsWith(`${method} `)) return heard;
  }
}

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
  const { exchange, until, story } = send({ sender, clock }, invite(), peer, { ack: 'off' });
  const heard = await peer.heard.next();
  heard.reply(accept(heard, uriOf(peer)));
  assert.equal((await until('done')).note?.key, 'ack-sent-by-hand');
  assert.ok(!story().includes('sent ACK'));
  const closing = exchange.close();
  await heardAs(peer, 'ACK');
  const bye = await heardAs(peer, 'BYE');
  bye.reply(respond(bye.text, '200 OK'));
  await closing;
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

test('a Contact that nobody can reach: ACK and BYE go where the INVITE went, and say so', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage({ lookup: async () => [] });
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
