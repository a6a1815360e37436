/** What keeps a connection open on which something lives, and how it is noticed that it leads nowhere any more: RFC 5626 §4.4. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import { answerToBinding, bindingAnswer, bindingRequest, isStun } from '../../server/src/ua/transport/stun.ts';
import { type Heard, queue, type TcpPeer, tcpPeer, udpPeer, webSocketPeer } from '../support/loopback.ts';
import { type Run, request, respond, type Stage, send, stage } from './exchange.ts';
import { local } from './local-server.ts';

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

/** An alice who is registered over UDP, where the registrar agreed to be asked, and what comes at its port. */
async function registeredByDatagram(more: readonly string[], inVia = '') {
  const peer = await udpPeer();
  const at = stage();
  const via = 'SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKr';
  const run = send(at, request('REGISTER', { via }), peer);
  const heard = await peer.heard.next();
  const answer = respond(heard.text, '200 OK', { more: [`Contact: ${ours};expires=3600`, ...more] });
  heard.reply(answer.replace(/^Via: .*/m, (via) => via + inVia));
  await run.until('done');
  // The copies of the answer are waited for no longer.
  at.clock.turn(5000);
  return { peer, ...at, ...run };
}

/** The answer to a Binding Request, which saw it come from this port. */
function seenAt(asked: Heard, port: number): string {
  return textOf(answerToBinding(bytesOf(asked.text), { ...asked.from, port }) ?? new Uint8Array());
}

test('over UDP a Binding Request is sent where outbound was agreed upon, and another place that it came from ends the flow', async () => {
  const { peer, clock, story, exchange, until } = await registeredByDatagram(['Require: outbound']);
  clock.turn(19_400);
  const first = await peer.heard.next();
  assert.ok(isStun(bytesOf(first.text)) && first.text.length === 20);
  first.reply(seenAt(first, first.from.port));
  first.reply(request('OPTIONS', { to: 'sip:alice@127.0.0.1' }));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/u);
  clock.turn(23_000);
  assert.deepEqual(failuresIn(story()), [], 'the answer came in time');
  clock.turn(2000);
  const second = await peer.heard.next();
  assert.notEqual(second.text, first.text);
  second.reply(seenAt(second, second.from.port + 1));
  const { note } = await until('failed');
  assert.equal(note?.key, 'flow-moved');
  assert.equal(note?.args.before, `127.0.0.1:${first.from.port}`);
  clock.turn(32_000);
  await exchange.closed;
  assert.equal(clock.running, 0);
  await peer.close();
});

test('an unanswered Binding Request is sent seven times, and then the flow has failed', async () => {
  const { peer, clock, exchange, until } = await registeredByDatagram([
    'Path: <sip:edge.example.com;lr;ob>',
    'Flow-Timer: 10',
  ]);
  clock.turn(5000);
  const [first] = [await peer.heard.next()];
  for (const pause of [500, 1000, 2000, 4000, 8000, 16_000]) {
    clock.turn(pause - 1);
    clock.turn(1);
    assert.equal((await peer.heard.next()).text, first.text);
  }
  clock.turn(8000);
  assert.deepEqual((await until('failed')).note, { key: 'flow-silent', args: { seconds: 39.5 } });
  await exchange.closed;
  assert.equal(peer.heard.all.length, 8, 'the REGISTER and seven requests');
  await peer.close();
});

test('a Via whose keep has a value agrees to be asked, as often as it says', async () => {
  const { peer, clock, exchange } = await registeredByDatagram([], ';keep=20');
  clock.turn(10_900);
  assert.equal(peer.heard.all.length, 1);
  clock.turn(4100);
  assert.ok(isStun(bytesOf((await peer.heard.next()).text)));
  exchange.end();
  await exchange.closed;
  await peer.close();
});

test('the way of a call and of a subscription is kept too where the Via agrees to it, and to nothing that is about registrations', async () => {
  for (const method of ['INVITE', 'SUBSCRIBE']) {
    for (const agreed of [true, false]) {
      const peer = await udpPeer();
      const at = stage();
      const via = 'SIP/2.0/UDP 127.0.0.1;rport;keep;branch=z9hG4bKk';
      const { until, exchange, story } = send(at, request(method, { via, more: ['Event: presence'] }), peer);
      const heard = await peer.heard.next();
      const granted = [`Contact: <sip:bob@127.0.0.1:${peer.port}>`, 'Expires: 3600', 'Flow-Timer: 10'];
      const answer = respond(heard.text, '200 OK', { tag: 'b1', more: [...granted, 'Require: outbound'] });
      heard.reply(agreed ? answer.replace(/;keep/u, ';keep=20') : answer);
      await until('done');
      at.clock.turn(32_000);
      const pings = () => peer.heard.all.filter(({ text }) => isStun(bytesOf(text)));
      if (agreed) {
        let ping = await peer.heard.next();
        while (!isStun(bytesOf(ping.text))) ping = await peer.heard.next();
        ping.reply(seenAt(ping, ping.from.port));
      } else at.clock.turn(200_000);
      exchange.end();
      if (method === 'INVITE') {
        let bye = await peer.heard.next();
        while (!bye.text.startsWith('BYE ')) bye = await peer.heard.next();
        bye.reply(respond(bye.text, '200 OK'));
        await until('response');
      }
      at.clock.turn(64_000);
      await exchange.closed;
      assert.equal(pings().length > 0, agreed, `${method} ${story().join(', ')}`);
      assert.deepEqual(failuresIn(story()), []);
      await peer.close();
    }
  }
});

test('over UDP nobody is asked who has not agreed to it', async () => {
  const { peer, clock, exchange } = await registeredByDatagram([]);
  clock.turn(3_000_000);
  exchange.end();
  await exchange.closed;
  assert.equal(peer.heard.all.length, 1);
  await peer.close();
});

test('a WebSocket is kept open by its own pings, and by line ends where outbound was agreed upon', async () => {
  for (const isAgreed of [false, true]) {
    const peer = await webSocketPeer();
    const at = stage();
    const via = 'SIP/2.0/WS 127.0.0.1;branch=z9hG4bKr';
    const { until, story, exchange } = send(at, request('REGISTER', { via }), peer, { transport: 'ws' });
    const heard = await peer.heard.next();
    const more = [`Contact: ${ours};expires=3600`, ...(isAgreed ? ['Require: outbound'] : [])];
    const connection = await peer.connections.next();
    const pings = queue<string>();
    connection.on('ping', (data) => pings.push(String(data)));
    heard.reply(respond(heard.text, '200 OK', { more }));
    await until('done');
    at.clock.turn(97_000);
    if (isAgreed) {
      assert.equal((await peer.heard.next()).text, '\r\n\r\n');
      heard.reply('\r\n');
    } else await pings.next();
    heard.reply(request('OPTIONS', { via, to: 'sip:alice@127.0.0.1' }));
    assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/u);
    at.clock.turn(20_000);
    assert.deepEqual(failuresIn(story()), []);
    exchange.end();
    at.clock.turn(1000);
    await exchange.closed;
    await peer.close();
  }
});

test('the local server agrees to keep-alives where it is asked to, in what opens something', async (t) => {
  const { ask } = await local(t);
  const viaOf = async (method: string, keep: string): Promise<string> => {
    const via = `SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK${method}${keep.length}${keep}`;
    const answer = await ask(request(method, { via }));
    return /^Via: (.*)\r$/mu.exec(answer)?.[1] ?? answer;
  };
  assert.match(await viaOf('REGISTER', ';keep'), /;keep=0/u);
  assert.doesNotMatch(await viaOf('REGISTER', ''), /keep/u);
  assert.doesNotMatch(await viaOf('OPTIONS', ';keep'), /keep=/u);
});

test('the local server answers Binding Requests, and double line ends on connections', async (t) => {
  const { peer, next, port } = await local(t);
  peer.say(textOf(bindingRequest('0102030405060708090a0b0c')), { address: '127.0.0.1', port });
  const answer = bindingAnswer(bytesOf(await next()));
  assert.deepEqual(answer, { id: '0102030405060708090a0b0c', mapped: { address: '127.0.0.1', port: peer.port } });
  const stream = connect({ host: '127.0.0.1', port });
  stream.write('\r\n\r\n');
  assert.equal(String((await once(stream, 'data'))[0]), '\r\n');
  stream.destroy();
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, ['sip']);
  await once(socket, 'open');
  socket.send('\r\n\r\n');
  assert.equal(String((await once(socket, 'message'))[0]), '\r\n');
  socket.close();
  await once(socket, 'close');
});

function failuresIn(story: readonly string[]): readonly string[] {
  return story.filter((line) => line.startsWith('failed'));
}
