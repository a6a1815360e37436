/** What keeps a connection open on which something lives, and how it is noticed that it leads nowhere any more: RFC 5626 §4.4. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Heard, type TcpPeer, tcpPeer } from '../support/loopback.ts';
import { type Run, request, respond, type Stage, send, stage } from './exchange.ts';

const ours = '<sip:alice@127.0.0.1>';

interface Registered extends Run, Stage {
  readonly peer: TcpPeer;
  readonly heard: Heard;
}

async function registered(more: readonly string[]): Promise<Registered> {
  const peer = await tcpPeer();
  const at = stage();
  const run = send(at, request('REGISTER', { via: 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKr' }), peer, {
    transport: 'tcp',
  });
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK', { more: [`Contact: ${ours};expires=3600`, ...more] }));
  await run.until('done');
  return { peer, ...at, ...run, heard };
}

test('line ends are sent, as often as the server wants them, and each is to be answered where outbound was agreed upon', async () => {
  const { peer, clock, exchange, story, heard, until } = await registered(['Require: outbound', 'Flow-Timer: 30']);
  clock.turn(30_000);
  const ping = await peer.heard.next();
  assert.equal(ping.text, '\r\n\r\n');
  // The OPTIONS behind the pong tells when that has come.
  heard.reply(`\r\n${request('OPTIONS', { via: 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKo', to: 'sip:alice@127.0.0.1' })}`);
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/u);
  clock.turn(17_000);
  assert.deepEqual(failuresIn(story()), [], 'the pong came in time');
  clock.turn(7000);
  assert.equal((await peer.heard.next()).text, '\r\n\r\n');
  clock.turn(10_000);
  assert.equal((await until('failed')).note?.key, 'flow-silent');
  clock.turn(1);
  await exchange.closed;
  await peer.close();
});

test('without outbound nothing is expected in return, and the usual time is kept', async () => {
  const { peer, clock, story, exchange } = await registered([]);
  clock.turn(94_000);
  const early = peer.heard.all.length;
  clock.turn(26_000);
  assert.equal((await peer.heard.next()).text, '\r\n\r\n');
  assert.equal(early, 1, 'the REGISTER alone');
  clock.turn(11_000);
  assert.deepEqual(failuresIn(story()), []);
  exchange.end();
  await exchange.closed;
  await peer.close();
});

test('a connection that breaks under a registration is told, and the registration is over', async () => {
  const { peer, until, exchange, story, clock } = await registered([]);
  await peer.close();
  assert.equal((await until('failed')).note?.key, 'flow-lost');
  clock.turn(1);
  await exchange.closed;
  assert.deepEqual(story().slice(-2), ['done 200', 'failed flow-lost']);
});

function failuresIn(story: readonly string[]): readonly string[] {
  return story.filter((line) => line.startsWith('failed'));
}
