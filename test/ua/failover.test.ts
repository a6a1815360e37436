/** Where one place fails the next is tried, with a new branch: RFC 3263 §4.3. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { namesBy } from '../../server/src/ua/names.ts';
import type { TransportName } from '../../server/src/ua/outgoing.ts';
import { outgoingOf } from '../../server/src/ua/ready.ts';
import { dnsServer } from '../support/dns-server.ts';
import { closedPort, tcpPeer, udpPeer } from '../support/loopback.ts';
import { invite, type Options, type Run, request, respond, send, stage, valueIn } from './exchange.ts';

const address = '127.0.0.1';

function alternatives(transport: TransportName, ...ports: readonly number[]): Options {
  return { transport, alternatives: ports.map((port) => ({ transport, address, port })) };
}

function viaFor(transport: TransportName): string {
  return `SIP/2.0/${transport.toUpperCase()} 127.0.0.1;branch=z9hG4bKfirst;rport`;
}

function notes({ events }: Run): (string | undefined)[] {
  return events.all.filter(({ event }) => event === 'sent').map(({ note }) => note?.key);
}

for (const transport of ['udp', 'tcp'] as const) {
  test(`${transport}: a closed port is passed over`, async () => {
    const peer = await (transport === 'udp' ? udpPeer() : tcpPeer());
    const closed = [await closedPort(address), await closedPort(address)];
    const at = stage();
    const run = send(
      at,
      request('OPTIONS', { via: viaFor(transport) }),
      { address, port: closed[0] ?? 0 },
      alternatives(transport, closed[1] ?? 0, peer.port),
    );
    const heard = await peer.heard.next();
    assert.match(valueIn(heard.text, 'Via'), /;branch=z9hG4bK(?!first)/);
    assert.equal(valueIn(heard.text, 'CSeq'), '1 OPTIONS');
    heard.reply(respond(heard.text, '200 OK'));
    const done = await run.done;
    assert.deepEqual([done.status, done.peer], [200, `${address}:${peer.port}`]);
    assert.equal(notes(run).at(-1), 'next-after-failure');
    assert.ok(run.events.all.every(({ otherSource }) => otherSource !== true));
    await at.sender.close();
    await peer.close();
  });
}

test('503 moves on, any other answer does not; the last answer counts where nothing is left', async () => {
  const [first, second] = [await udpPeer(), await udpPeer()];
  const at = stage();
  for (const [status, places] of [
    ['503 Service Unavailable', 2],
    ['500 Server Internal Error', 1],
  ] as const) {
    const run = send(at, request('OPTIONS'), first, alternatives('udp', second.port));
    const heard = await first.heard.next();
    heard.reply(respond(heard.text, status));
    if (places === 2) {
      const again = await second.heard.next();
      assert.notEqual(valueIn(again.text, 'Via'), valueIn(heard.text, 'Via'));
      again.reply(respond(again.text, status));
    }
    assert.equal((await run.done).status, Number(status.slice(0, 3)));
    assert.equal(notes(run).length, places);
  }
  await at.sender.close();
  await Promise.all([first.close(), second.close()]);
});

test('silence moves on after 64 × T1; a ringing phone that then is silent does not', async () => {
  const [first, second] = [await udpPeer(), await udpPeer()];
  const at = stage();
  const run = send(at, request('OPTIONS'), first, alternatives('udp', second.port));
  await first.heard.next();
  at.clock.turn(32_000);
  const heard = await second.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal((await run.done).status, 200);
  assert.equal(notes(run).at(-1), 'next-after-silence');
  const trying = send(
    at,
    request('OPTIONS', { via: viaFor('udp').replace('first', 'other') }),
    first,
    alternatives('udp', second.port),
  );
  let next = await first.heard.next();
  while (next.text.includes('z9hG4bKfirst;')) next = await first.heard.next();
  next.reply(respond(next.text, '100 Trying', { tag: '' }));
  await trying.until('response');
  at.clock.turn(32_000);
  assert.equal((await trying.until('failed')).note?.key, 'no-final-answer');
  await at.sender.close();
  await Promise.all([first.close(), second.close()]);
});

test('a call: 503 is acknowledged where it came from; CANCEL, and the credentials, go where the call is now', async () => {
  const [first, second] = [await udpPeer(), await udpPeer()];
  const at = stage();
  const account = { user: 'alice', password: 'secret' };
  const run = send(at, invite(), first, { ...alternatives('udp', second.port), accounts: [account] });
  const heard = await first.heard.next();
  heard.reply(respond(heard.text, '503 Service Unavailable'));
  const ack = await first.heard.next();
  assert.match(ack.text, /^ACK /);
  assert.equal(valueIn(ack.text, 'Via'), valueIn(heard.text, 'Via'));
  const again = await second.heard.next();
  again.reply(respond(again.text, '401 Unauthorized', { more: ['WWW-Authenticate: Digest realm="r", nonce="n"'] }));
  assert.match((await second.heard.next()).text, /^ACK /);
  const repeat = await second.heard.next();
  assert.match(repeat.text, /^INVITE [\s\S]*\r\nAuthorization: Digest username="alice"/);
  repeat.reply(respond(repeat.text, '180 Ringing'));
  await run.until('response');
  while (run.events.all.at(-1)?.status !== 180) await run.until('response');
  run.exchange.cancel();
  const cancel = await second.heard.next();
  assert.match(cancel.text, /^CANCEL /);
  cancel.reply(respond(cancel.text, '200 OK'));
  repeat.reply(respond(repeat.text, '487 Request Terminated'));
  assert.match((await second.heard.next()).text, /^ACK /);
  await run.done;
  await at.sender.close();
  await Promise.all([first.close(), second.close()]);
});

test('who gives up is not carried on to the next place', async () => {
  const [first, second] = [await udpPeer(), await udpPeer()];
  const at = stage();
  const run = send(at, request('OPTIONS'), first, alternatives('udp', second.port));
  await first.heard.next();
  run.exchange.cancel();
  await run.done;
  at.clock.turn(64_000);
  await at.sender.close();
  assert.deepEqual(second.heard.all, []);
  await Promise.all([first.close(), second.close()]);
});

test('from the domain to the second address: a whole way by DNS', async () => {
  const peer = await udpPeer('127.0.0.2');
  const dns = await dnsServer({
    'example.com': {
      naptr: [
        { order: 1, preference: 1, flags: 's', service: 'SIP+D2U', regexp: '', replacement: '_sip._udp.example.com' },
      ],
    },
    '_sip._udp.example.com': { srv: [{ priority: 1, weight: 1, port: peer.port, name: 'pbx.example.com' }] },
    'pbx.example.com': { a: ['127.0.0.3', '127.0.0.2'] },
  });
  const at = stage({ names: namesBy(dns.resolver) });
  const text = request('OPTIONS', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1;rport' });
  const prepared = await at.sender.prepare({ bytes: bytesOf(text), viaIsOpen: true });
  assert.ok('route' in prepared);
  const { route, local } = prepared;
  const outgoing = outgoingOf({
    bytes: bytesOf(text),
    changes: [],
    agent: '',
    expand: (text) => text,
    charset: 'utf-8',
    parts: [],
    route,
    local,
    directives: { credentials: [] },
    warnings: [],
  });
  const done = new Promise((resolve) => {
    at.sender.send(outgoing, { event: (event) => event.event === 'done' && resolve(event.status) });
  });
  const heard = await peer.heard.next();
  assert.deepEqual(dns.asked.toSorted(), [
    'A pbx.example.com',
    'AAAA pbx.example.com',
    'NAPTR example.com',
    'SRV _sip._udp.example.com',
  ]);
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal(await done, 200);
  await at.sender.close();
  await Promise.all([peer.close(), dns.close()]);
});
