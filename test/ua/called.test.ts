/** Calls that come in over the flow of a registration: 100 by itself, answers by hand, 2xx until ACK, BYE, and no phone that rings on. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { type Heard, udpPeer } from '../support/loopback.ts';
import { invite, type Options, type Run, request, respond, type Stage, send, stage, valueIn } from './exchange.ts';
import { heardAs } from './phone.ts';

type Peer = Awaited<ReturnType<typeof udpPeer>>;

interface Registered extends Run, Stage {
  readonly peer: Peer;
  readonly heard: Heard;
}

async function registered(options: Options = { incoming: 'ask' }): Promise<Registered> {
  const peer = await udpPeer();
  const at = stage();
  const run = send(at, request('REGISTER'), peer, options);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK', { more: ['Contact: <sip:alice@127.0.0.1>;expires=3600'] }));
  await run.until('done');
  return { ...run, ...at, peer, heard };
}

let count = 0;

/** What the far end calls us with. */
function call(peer: Peer, more: readonly string[] = []): string {
  count += 1;
  return invite({
    uri: 'sip:alice@127.0.0.1',
    via: `SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKcall${count}`,
    more: ['Content-Type: application/sdp', ...more],
  })
    .replace('tag=alice1', 'tag=carol')
    .replace('call-1@example.com', `in-${count}`)
    .replace('<sip:alice@127.0.0.1>\r\n', `<sip:carol@127.0.0.1:${peer.port}>\r\n`);
}

function within(text: string, method: string, sequence: number, toTag: string): string {
  count += 1;
  return text
    .replace(/^INVITE/u, method)
    .replace(/branch=\w+/u, `branch=z9hG4bKin${count}`)
    .replace(/^To: (.*)\r$/mu, `To: $1;tag=${toTag}\r`)
    .replace(/^CSeq: .*\r$/mu, `CSeq: ${sequence} ${method}\r`);
}

const ringing = { tag: 'me' };

test('an INVITE is told with a name, gets 100 after 200 ms, and 180 and 200 by hand; the 2xx is repeated until its ACK', async () => {
  const { peer, heard, until, exchange, clock, sender } = await registered();
  const text = call(peer);
  heard.reply(text);
  const { incoming = '', note } = await until('request');
  assert.equal(note?.key, 'request-waits');
  clock.turn(199);
  heard.reply(text);
  await until('retransmission');
  clock.turn(1);
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 100 Trying\r\n/u);
  exchange.answer(incoming, bytesOf(respond(text, '180 Ringing', ringing)));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 180 /u);
  exchange.answer(incoming, bytesOf(respond(text, '200 OK', ringing)));
  const accepted = (await peer.heard.next()).text;
  assert.match(accepted, /^SIP\/2\.0 200 OK\r\n/u);
  // RFC 3261 §13.3.1.4: after T1, doubled up to T2.
  for (const delay of [500, 1000, 2000, 4000, 4000]) {
    clock.turn(delay - 1);
    clock.turn(1);
    assert.equal((await peer.heard.next()).text, accepted);
  }
  heard.reply(within(text, 'ACK', 1, 'me'));
  assert.equal((await until('request')).method, 'ACK');
  clock.turn(60_000);
  const bye = within(text, 'BYE', 2, 'me');
  heard.reply(bye);
  const answer = (await peer.heard.next()).text;
  assert.match(answer, /^SIP\/2\.0 200 OK\r\n/u, 'no copy of the 2xx after the ACK');
  assert.equal(valueIn(answer, 'CSeq'), '2 BYE');
  clock.turn(40_000);
  const closing = sender.close();
  await closing;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a reliable provisional response is repeated until its PRACK, or until there is a final one (RFC 3262 §3)', async () => {
  const { peer, heard, until, exchange, clock, sender } = await registered();
  const text = call(peer, ['Require: 100rel']);
  heard.reply(text);
  const { incoming = '' } = await until('request');
  const progress = (number: number): Uint8Array =>
    bytesOf(respond(text, '183 Session Progress', { ...ringing, more: ['Require: 100rel', `RSeq: ${number}`] }));
  exchange.answer(incoming, progress(7));
  const said = (await peer.heard.next()).text;
  for (const delay of [500, 1000, 2000, 4000, 8000]) {
    clock.turn(delay - 1);
    clock.turn(1);
    assert.equal((await peer.heard.next()).text, said);
  }
  const prack = (number: number): string =>
    within(text, 'PRACK', number, 'me').replace('Require: 100rel', `RAck: ${number} 1 INVITE`);
  // One for another response changes nothing.
  heard.reply(prack(6));
  await until('request');
  clock.turn(16_000);
  assert.equal((await peer.heard.next()).text, said);
  heard.reply(prack(7));
  const { incoming: acknowledging = '' } = await until('request');
  clock.turn(20_000);
  exchange.answer(acknowledging, bytesOf(respond(prack(7), '200 OK')));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n[\s\S]*CSeq: 7 PRACK/u, 'and no copy before it');
  exchange.answer(incoming, progress(8));
  assert.match((await peer.heard.next()).text, /RSeq: 8/u);
  exchange.answer(incoming, bytesOf(respond(text, '486 Busy Here', ringing)));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 486 /u);
  heard.reply(within(text, 'ACK', 1, 'me').replace(/branch=\w+/u, /branch=\w+/u.exec(text)?.[0] ?? ''));
  exchange.end();
  await sender.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a call that nobody acknowledges is ended with BYE after 64 × T1, by route set and remote target', async () => {
  const { peer, heard, until, exchange, clock, sender } = await registered();
  const route = `<sip:127.0.0.1:${peer.port};lr>`;
  const text = call(peer, [`Record-Route: ${route}`]);
  heard.reply(text);
  const { incoming = '' } = await until('request');
  exchange.answer(incoming, bytesOf(respond(text, '200 OK', ringing)));
  for (let waited = 0; waited < 32_000; waited += 500) clock.turn(500);
  const bye = await heardAs(peer, 'BYE');
  assert.equal(valueIn(bye.text, 'Route'), route);
  assert.equal(valueIn(bye.text, 'From'), '<sip:bob@example.com>;tag=me');
  assert.equal(valueIn(bye.text, 'To'), '<sip:alice@example.com>;tag=carol');
  assert.equal(valueIn(bye.text, 'CSeq'), '1 BYE');
  assert.match(bye.text, new RegExp(`^BYE sip:carol@127\\.0\\.0\\.1:${peer.port} SIP`, 'u'));
  bye.reply(respond(bye.text, '200 OK'));
  await until('response');
  clock.turn(40_000);
  await sender.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('closing ends an answered call with BYE, and refuses one that rings with 480', async () => {
  const { peer, heard, until, exchange, sender, clock } = await registered();
  const [first, second] = [call(peer), call(peer)];
  heard.reply(first);
  const { incoming = '' } = await until('request');
  exchange.answer(incoming, bytesOf(respond(first, '200 OK', ringing)));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 /u);
  heard.reply(within(first, 'ACK', 1, 'me'));
  await until('request');
  heard.reply(second);
  await until('request');
  const closing = sender.close();
  const [refused, bye] = [await peer.heard.next(), await peer.heard.next()];
  assert.match(refused.text, /^SIP\/2\.0 480 Temporarily Unavailable\r\n/u);
  heard.reply(within(second, 'ACK', 1, 'x').replace(/branch=\w+/u, /branch=\w+/u.exec(second)?.[0] ?? ''));
  assert.match(bye.text, /^BYE /u);
  bye.reply(respond(bye.text, '200 OK'));
  await closing;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a MESSAGE waits for its answer, and with `ask-all` so does OPTIONS', async () => {
  const { peer, heard, until, exchange, sender } = await registered({ incoming: 'ask-all' });
  for (const [method, status] of [
    ['MESSAGE', '200 OK'],
    ['OPTIONS', '404 Not Found'],
  ] as const) {
    const text = request(method, {
      to: 'sip:alice@127.0.0.1',
      via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${method};rport`,
    });
    heard.reply(text);
    const { incoming = '', note } = await until('request');
    assert.equal(note?.key, 'request-waits');
    exchange.answer(incoming, bytesOf(respond(text, status, { tag: 'me' })));
    assert.ok((await peer.heard.next()).text.startsWith(`SIP/2.0 ${status}\r\n`));
  }
  await sender.close();
  await peer.close();
});
