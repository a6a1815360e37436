/** A connection that stands is used for what goes to the same place, as long as somebody needs it: RFC 3261 §18.1.1. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { type Heard, type Peer, tcpPeer, tlsPeer, webSocketPeer } from '../support/loopback.ts';
import { type Options, type Run, request, respond, type Stage, send, stage } from './exchange.ts';

let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

const tcpVia = (branch: string, transport = 'TCP') => `SIP/2.0/${transport} 127.0.0.1;branch=z9hG4bK${branch}`;

interface Registered extends Run, Stage {
  readonly heard: Heard;
}

async function registered(peer: Peer, options: Options = { transport: 'tcp' }): Promise<Registered> {
  const at = stage();
  const via = tcpVia('one', options.transport?.toUpperCase());
  const run = send(at, request('REGISTER', { via }), peer, options);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK', { more: ['Contact: <sip:alice@127.0.0.1>;expires=60'] }));
  await run.until('done');
  return { ...run, ...at, heard };
}

async function ask(at: Stage, peer: Peer, options: Options): Promise<Heard> {
  const via = tcpVia('two', options.transport?.toUpperCase());
  const run = send(at, request('OPTIONS', { via }), peer, options);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  await run.until('done');
  at.clock.turn(1);
  await run.exchange.closed;
  return heard;
}

test('what goes to a registrar takes the connection of the registration, and leaves it open', async () => {
  const peer = await tcpPeer();
  const first = await registered(peer);
  const prepared = await first.sender.prepare({
    bytes: bytesOf(request('OPTIONS', { uri: `sip:127.0.0.1:${peer.port};transport=tcp`, via: tcpVia('two') })),
  });
  assert.ok('local' in prepared);
  assert.deepEqual(prepared.local, { ...first.heard.from, asWished: true });
  assert.ok(prepared.route.steps.some(({ key }) => key === 'connection-shared'));
  for (const local of [{}, { local: prepared.local }]) {
    const second = await ask(first, peer, { transport: 'tcp', ...local });
    assert.equal(second.from.port, first.heard.from.port);
  }
  assert.equal(peer.connections.all.length, 1);
  // The registration outlives what joined it, and is the last to let go.
  first.heard.reply(request('OPTIONS', { via: tcpVia('in') }));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK/);
  await first.sender.close();
  assert.equal(first.clock.running, 0);
  await peer.close();
});

test('a local port or address that is asked for, and another transport or place, take a connection of their own', async () => {
  const peer = await tcpPeer();
  const first = await registered(peer);
  const other = await ask(first, peer, { transport: 'tcp', local: { address: '127.0.0.2' } });
  assert.equal(other.from.address, '127.0.0.2');
  await first.sender.close();
  await peer.close();
});

test('a connection that was made with other trust is not used', async () => {
  const peer = await tlsPeer(certificates.good);
  const trust = { authorities: certificates.authority };
  const first = await registered(peer, { transport: 'tls', trust });
  assert.equal((await ask(first, peer, { transport: 'tls', trust })).from.port, first.heard.from.port);
  const unchecked = await ask(first, peer, { transport: 'tls', trust: { verify: false } });
  assert.notEqual(unchecked.from.port, first.heard.from.port);
  await first.sender.close();
  await peer.close();
});

test('a connection of another user agent of the file is not used, so that each hears what is for it', async () => {
  const peer = await tcpPeer();
  const bob = await registered(peer, { transport: 'tcp', agent: 'bob' });
  const text = request('OPTIONS', { uri: `sip:127.0.0.1:${peer.port};transport=tcp`, via: tcpVia('two') });
  const shares = async (agent?: string): Promise<boolean> => {
    const prepared = await bob.sender.prepare({ bytes: bytesOf(text), agent });
    return 'local' in prepared && prepared.local.port === bob.heard.from.port;
  };
  assert.deepEqual([await shares('bob'), await shares('alice'), await shares()], [true, false, false]);
  for (const agent of ['bob', 'alice', undefined]) {
    const { from } = await ask(bob, peer, { transport: 'tcp', ...(agent === undefined ? {} : { agent }) });
    assert.equal(from.port === bob.heard.from.port, agent === 'bob', agent);
  }
  await bob.sender.close();
  await peer.close();
});

test('once the connection breaks, the next message opens one anew', async () => {
  const peer = await tcpPeer();
  const first = await registered(peer);
  const bytes = bytesOf(request('OPTIONS', { uri: `sip:127.0.0.1:${peer.port};transport=tcp`, via: tcpVia('two') }));
  const isShared = async () => {
    const prepared = await first.sender.prepare({ bytes });
    return 'route' in prepared && prepared.route.steps.some(({ key }) => key === 'connection-shared');
  };
  assert.equal(await isShared(), true);
  peer.connections.all[0]?.destroy();
  while (await isShared()) await new Promise((resolve) => setImmediate(resolve));
  const second = await ask(first, peer, { transport: 'tcp' });
  assert.notEqual(second.from.port, first.heard.from.port);
  await first.sender.close();
  await peer.close();
});

test('a route that says ws is taken by the secure WebSocket that stands to there', async () => {
  const peer = await webSocketPeer({ tls: certificates.good });
  const trust = { authorities: certificates.authority };
  const first = await registered(peer, { transport: 'wss', trust });
  const route = `<sip:127.0.0.1:${peer.port};transport=ws;lr>`;
  const via = tcpVia('two', 'WSS');
  const bytes = bytesOf(request('OPTIONS', { uri: 'sip:bob@127.0.0.1', via, more: [`Route: ${route}`] }));
  const prepared = await first.sender.prepare({ bytes });
  assert.ok('local' in prepared);
  assert.equal(prepared.route.destination.transport, 'wss');
  assert.deepEqual(prepared.local, { ...first.heard.from, asWished: true });
  await first.sender.close();
  const alone = await first.sender.prepare({ bytes });
  assert.ok('local' in alone);
  assert.equal(alone.route.destination.transport, 'ws');
  await peer.close();
});
