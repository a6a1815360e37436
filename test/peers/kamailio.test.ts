/** The send engine against Kamailio, and through it to SIPp: each test asks what the peer saw. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { TransportName } from '../../server/src/ua/outgoing.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { transports } from '../../server/src/ua/transport/index.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { udpPeer } from '../support/loopback.ts';
import { invite, linesOf, type Options, type Run, request, respond, send, valueIn } from '../ua/exchange.ts';
import { type Kamailio, type KamailioSettings, kamailio } from './kamailio.ts';
import { own } from './own.ts';
import { until } from './programs.ts';
import { type Sipp, sipp } from './sipp.ts';

const ways: readonly (readonly [TransportName, string])[] = [
  ['udp', '127.0.0.1'],
  ['udp', '::1'],
  ['tcp', '127.0.0.1'],
  ['tcp', '::1'],
  ['tls', '127.0.0.1'],
  ['tls', '::1'],
  ['ws', '127.0.0.1'],
  ['ws', '::1'],
  ['wss', '127.0.0.1'],
  ['wss', '::1'],
];

let peer: Kamailio;
let certificates: Certificates;
let names = 0;

before(async () => {
  certificates = makeCertificates();
  peer = await kamailio({ certificate: certificateFiles() });
});

inTheEnd(() => peer.stop());

/** A request of its own Call-ID and branch, by one of the ways. */
interface Sending extends Options {
  readonly method: string;
  readonly user?: string;
  readonly to?: string;
  readonly more?: readonly string[];
  readonly body?: string;
  readonly address?: string;
  readonly port?: number;
  readonly damage?: (text: string) => string;
}

interface Went extends Run {
  readonly callId: string;
}

function go({
  method,
  user = '',
  to,
  more = [],
  body,
  address = '127.0.0.1',
  port,
  damage = same,
  ...options
}: Sending): Went {
  names += 1;
  const { transport = 'udp' } = options;
  const host = address.includes(':') ? `[${address}]` : address;
  const via = `SIP/2.0/${transport.toUpperCase()} ${host};branch=z9hG4bKpeers${process.pid}x${names};rport`;
  const uri = `sip:${user === '' ? '' : `${user}@`}sip.test`;
  const callId = `peers-${process.pid}-${names}@sip.test`;
  const parts = { uri, via, ...(to === undefined ? {} : { to }), ...(body === undefined ? {} : { body }) };
  const text = (method === 'INVITE' ? invite(parts) : request(method, { ...parts, more }))
    .replace('call-1@example.com', callId)
    .replaceAll('sip:alice@example.com', 'sip:alice@sip.test')
    .replace('Contact: <sip:alice@127.0.0.1>', `Contact: <sip:alice@${host};transport=${transport}>`);
  const sender = own(createSender(), ({ close }) => close());
  const target = { address, port: port ?? portOf(peer, transport) };
  const trust = { authorities: certificates.authority };
  return { ...send({ sender }, damage(text), target, { ...options, trust }), callId };
}

function portOf({ port, tlsPort }: Kamailio, transport: TransportName): number {
  return transports[transport].secure ? tlsPort : port;
}

function certificateFiles(): { readonly cert: string; readonly key: string } {
  return { cert: join(certificates.folder, 'good.pem'), key: join(certificates.folder, 'good.key') };
}

function same(text: string): string {
  return text;
}

/** The requests of a Call-ID and method that Kamailio received, in order, by its dump. */
function seen(callId: string, method: string): string[] {
  return peer
    .wire()
    .split(/^={20}$/m)
    .filter((entry) => /^tag: rcv$/m.test(entry) && entry.includes(callId))
    .map((entry) => entry.slice(entry.indexOf('~\n') + 2))
    .filter((text) => text.startsWith(`${method} `));
}

for (const [transport, address] of ways) {
  const way = `${transport} ${address}`;

  test(`${way}: OPTIONS is answered 200`, async () => {
    const { until: event, callId } = go({ method: 'OPTIONS', transport, address });
    assert.equal((await event('done')).status, 200);
    const [heard = ''] = await until(() => nonEmpty(seen(callId, 'OPTIONS')), 'the dump');
    assert.equal(valueIn(heard, 'CSeq'), '1 OPTIONS');
  });

  test(`${way}: REGISTER with an MD5 digest`, async () => {
    const accounts = [{ user: 'alice', password: 'secret' }];
    const {
      until: event,
      story,
      callId,
    } = go({ method: 'REGISTER', transport, address, to: '<sip:alice@sip.test>', accounts });
    const done = await event('done');
    assert.deepEqual(
      story(),
      ['sent REGISTER', 'response 401', 'sent REGISTER', 'response 200', 'done 200'],
      done.note?.key,
    );
    const heard = await until(
      () => (seen(callId, 'REGISTER').length === 2 ? seen(callId, 'REGISTER') : undefined),
      'two REGISTERs',
    );
    assert.deepEqual(
      heard.map((text) => valueIn(text, 'CSeq')),
      ['1 REGISTER', '2 REGISTER'],
    );
    assert.deepEqual(
      heard.map((text) => linesOf(text, 'Authorization').length),
      [0, 1],
    );
  });

  test(`${way}: a wrong password is tried once and refused`, async () => {
    const accounts = [{ user: 'alice', password: 'wrong' }];
    const { until: event, callId } = go({
      method: 'REGISTER',
      transport,
      address,
      to: '<sip:alice@sip.test>',
      accounts,
    });
    const done = await event('done');
    assert.deepEqual([done.status, done.note?.key], [401, 'credentials-refused']);
    await until(() => (seen(callId, 'REGISTER').length === 2 ? true : undefined), 'two REGISTERs');
  });

  test(`${way}: a MESSAGE is relayed to the contact that is registered, body and all`, async () => {
    const bob = own(await udpPeer(), ({ close }) => close());
    const register = go({
      method: 'REGISTER',
      transport,
      address,
      to: '<sip:bob@sip.test>',
      accounts: [{ user: 'bob', password: 'builder' }],
      damage: (text) =>
        text
          .replace(/Contact:.*/, `Contact: <sip:bob@127.0.0.1:${bob.port}>;expires=60`)
          .replaceAll('sip:alice@', 'sip:bob@'),
    });
    assert.equal((await register.until('done')).status, 200);
    const text = 'h\xc3\xa9llo\r\n\r\nthere';
    const message = go({
      method: 'MESSAGE',
      user: 'bob',
      transport,
      address,
      more: ['Content-Type: text/plain;charset=utf-8'],
      body: text,
    });
    const heard = await bob.heard.next();
    assert.match(heard.text, new RegExp(`^MESSAGE sip:bob@127\\.0\\.0\\.1:${bob.port} SIP/2\\.0\r\n`));
    assert.equal(heard.text.slice(heard.text.indexOf('\r\n\r\n') + 4), text);
    assert.equal(valueIn(heard.text, 'Call-ID'), message.callId);
    heard.reply(respond(heard.text, '200 Understood'));
    assert.equal((await message.until('done')).reason, 'Understood');
  });

  test(`${way}: a call through Kamailio to SIPp, acknowledged and ended`, async () => {
    const uas = await uasWith('answer');
    const certificate = transports[transport].secure ? { certificate: certificateFiles() } : {};
    const proxy = await proxyWith({ uas: `sip:127.0.0.1:${uas.port}`, ...certificate });
    const { until: event, story } = go({
      method: 'INVITE',
      user: 'uas',
      transport,
      address,
      port: portOf(proxy, transport),
      endDialogs: true,
    });
    const done = await event('done');
    const result = await uas.result();
    assert.equal(done.status, 200);
    assert.deepEqual(story().slice(-5), ['response 200', 'sent ACK', 'sent BYE', 'response 200', 'done 200']);
    assert.equal(result.status, 0, result.errors);
    assert.match(result.log, /answer ACK ok[\s\S]*answer BYE ok/);
  });

  test(`${way}: 404 for somebody who does not exist, 486 on demand with its ACK`, async () => {
    const nobody = go({ method: 'MESSAGE', user: 'nobody', transport, address });
    assert.equal((await nobody.until('done')).status, 404);
    const busy = go({ method: 'INVITE', user: 'ring-486', transport, address });
    assert.equal((await busy.until('done')).status, 486);
    assert.deepEqual(
      busy.story().filter((line) => !line.includes(' 100')),
      ['sent INVITE', 'response 180', 'response 486', 'sent ACK', 'done 486'],
    );
    await until(() => nonEmpty(seen(busy.callId, 'ACK')), 'the ACK');
  });
}

for (const scenario of ['busy', 'cancel'] as const) {
  test(`${scenario}: through Kamailio to SIPp, which wants the ACK`, async () => {
    const uas = await uasWith(scenario);
    const proxy = await proxyWith({ uas: `sip:127.0.0.1:${uas.port}` });
    const { until: event, exchange } = go({ method: 'INVITE', user: 'uas', port: proxy.port });
    if (scenario === 'cancel') {
      for (;;) if ((await event('response')).status === 180) break;
      exchange.cancel();
    }
    const done = await event('done');
    const result = await uas.result();
    assert.equal(done.status, scenario === 'busy' ? 486 : 487);
    assert.equal(result.status, 0, result.errors);
  });
}

test('a proxy that asks for credentials: the INVITE is repeated, the call is whole', async () => {
  const uas = await uasWith('answer');
  const proxy = await proxyWith({ uas: `sip:127.0.0.1:${uas.port}`, qop: true });
  const accounts = [{ user: 'alice', password: 'secret' }];
  const { until: event, story } = go({
    method: 'INVITE',
    user: 'secure-uas',
    port: proxy.port,
    accounts,
    endDialogs: true,
  });
  const done = await event('done');
  const result = await uas.result();
  assert.equal(done.status, 200);
  assert.deepEqual(story().slice(0, 4), ['sent INVITE', 'response 407', 'sent ACK', 'sent INVITE']);
  assert.equal(result.status, 0, result.errors);
});

for (const settings of [{ qop: true }, { sha256: true }, { sha256: true, qop: true }]) {
  test(`REGISTER with ${JSON.stringify(settings)}`, async () => {
    const proxy = await proxyWith(settings);
    const accounts = [{ user: 'alice', password: 'secret' }];
    const { until: event, events } = go({ method: 'REGISTER', to: '<sip:alice@sip.test>', port: proxy.port, accounts });
    assert.equal((await event('done')).status, 200);
    assert.equal(
      events.all.find(({ note }) => note?.key.startsWith('authenticated'))?.note?.args.algorithm,
      settings.sha256 ? 'SHA-256' : 'MD5',
    );
  });
}

test('a nonce that has gone stale while the user thought is answered once more', async () => {
  const proxy = await proxyWith({ nonceExpires: 1 });
  const credentials = async () => {
    // Kamailio counts its own seconds.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    return { user: 'alice', password: 'secret' };
  };
  const { until: event, story } = go({
    method: 'REGISTER',
    to: '<sip:alice@sip.test>',
    port: proxy.port,
    askCredentials: true,
    credentials,
  });
  assert.equal((await event('done')).status, 200);
  assert.deepEqual(
    story().filter((line) => line.startsWith('response')),
    ['response 401', 'response 401', 'response 200'],
  );
});

for (const [method, copies] of [
  ['INVITE', 7],
  ['OPTIONS', 7],
] as const) {
  test(`silence: a ${method} is sent ${copies} times with doubling gaps, and then given up`, async () => {
    // Given up between the seventh copy, which a busy machine may send late, and the eighth.
    const { until: event, callId, events } = go({ method, user: 'blackhole', t1: 50, timeout: 4700 });
    assert.equal((await event('failed')).note?.key, 'no-answer');
    await event('done');
    const heard = await until(
      () => (seen(callId, method).length >= copies ? seen(callId, method) : undefined),
      'all copies',
    );
    assert.equal(heard.length, copies);
    assert.equal(
      new Set(heard.map((text) => valueIn(text, 'CSeq') + linesOf(text, 'Via').at(-1))).size,
      1,
      'they are copies',
    );
    const times = events.all
      .filter(({ direction, wire }) => direction === 'out' && wire !== undefined)
      .map(({ at }) => at);
    const due = [0, 50, 150, 350, 750, 1550, 3150];
    assert.equal(times.length, due.length);
    for (const [index, at] of times.entries())
      assert.ok(at >= (due[index] ?? 0) - 2, `copy ${index} at ${at} ms is too early`);
  });
}

test('too many hops, a redirect, and a body that comes back whole', async () => {
  const hops = go({ method: 'OPTIONS', damage: (text) => text.replace('Max-Forwards: 70', 'Max-Forwards: 0') });
  assert.equal((await hops.until('done')).status, 483);
  const moved = go({ method: 'INVITE', user: 'redirect' });
  assert.equal((await moved.until('done')).status, 302);
  const body = `{"text":"${'x'.repeat(2000)}"}`;
  for (const transport of ['udp', 'tcp'] as const) {
    const echo = go({ method: 'MESSAGE', user: 'echo', transport, more: ['Content-Type: application/json'], body });
    const answer = await echo.until('response');
    assert.ok(
      Buffer.from(answer.wire ?? [])
        .toString('latin1')
        .endsWith(`\r\n\r\n${body}`),
    );
  }
});

test('closing while it rings leaves no call behind', async () => {
  const uas = await uasWith('cancel');
  const proxy = await proxyWith({ uas: `sip:127.0.0.1:${uas.port}` });
  const { until: event, exchange } = go({ method: 'INVITE', user: 'uas', port: proxy.port });
  for (;;) if ((await event('response')).status === 180) break;
  await exchange.close();
  const result = await uas.result();
  assert.equal(result.status, 0, result.errors);
});

/** A Kamailio of the test's own. */
async function proxyWith(settings: KamailioSettings): Promise<Kamailio> {
  return own(await kamailio(settings), ({ stop }) => stop());
}

async function uasWith(scenario: string): Promise<Sipp> {
  return own(await sipp(scenario), ({ stop }) => stop());
}

function nonEmpty(list: string[]): string[] | undefined {
  return list.length === 0 ? undefined : list;
}
