/** What hostile servers can cost, in figures: RELIABILITY's threats to the sender, each against a server that does it. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TransportName } from '../../server/src/ua/outgoing.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { endWithFile } from '../support/leftovers.ts';
import { isLongRun } from '../support/long-run.ts';
import { type Heard, type Peer, tcpPeer, tlsPeer, udpPeer, webSocketPeer } from '../support/loopback.ts';
import { invite, request, respond, send, short, stage, valueIn, wireOf } from './exchange.ts';
import { pour } from './flood.ts';
import type { Weight } from './weighed-sender.ts';

let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

/** What a length can be written as, of which each ends a stream or is none of its business. */
const lengths: readonly string[] = [
  ...['4294967296', '4294967295', '2147483648', '2147483647', '9999999999', '1048577', '262145', '99999999999', '1e3'],
  ...[
    '-1',
    '-0',
    '+1',
    '0x10',
    ' 1 2',
    '1,2',
    '١٢',
    'NaN',
    'Infinity',
    '1.5',
    '',
    '"1"',
    '1;a=b',
    '\0',
    '9'.repeat(1000),
  ],
];

/** Two hundred answers whose length lies: each of these, with each way to write the header, alone and twice. */
const lies: readonly string[] = lengths.flatMap((length) =>
  ['Content-Length: ', 'l:', 'CONTENT-LENGTH :', 'Content-Length:\r\n '].flatMap((name) => [
    `SIP/2.0 200 OK\r\n${name}${length}\r\n\r\n`,
    `SIP/2.0 200 OK\r\n${name}${length}\r\nContent-Length: 7\r\n\r\n`,
  ]),
);

test('T7: two hundred lies about the length, over TCP, TLS and WebSocket, cost no memory and no time', async (t) => {
  assert.ok(lies.length >= 190);
  const weighed = await Promise.all((['tcp', 'tls', 'ws'] as const).map(weighLies));
  tell(t, weighed);
});

/** Has a sender lied to by one transport, and gives what that cost in words. */
async function weighLies(transport: 'tcp' | 'tls' | 'ws'): Promise<string> {
  const peers = { tcp: () => tcpPeer(), tls: () => tlsPeer(certificates.good), ws: () => webSocketPeer() };
  const peer = await peers[transport]();
  const lying = answerAll(peer, ({ text, reply }) => reply(lies[Number(/z9hG4bKlie(\d+)/.exec(text)?.[1])] ?? ''));
  const { before, after, longest, busiest } = await weigh('lies', transport, peer.port, lies.length);
  lying.stop();
  await peer.close();
  const grown = after - before;
  const told = `${transport}: ${lies.length} lies, ${grown.toFixed(1)} MB more, slowest ${busiest.toFixed(0)} ms of a processor and ${longest.toFixed(0)} ms by the clock`;
  assert.ok(grown <= 2, told);
  assert.ok(busiest < 100, told);
  return told;
}

const floods = isLongRun ? { seconds: 10, processes: 2 } : { seconds: 1, processes: 1 };

test('T9: as many datagrams as other processes can pour are passed over; the exchange ends, memory does not grow', async (t) => {
  const peer = await udpPeer();
  const rates: Promise<number>[] = [];
  const heard = new Set<string>();
  const flooding = answerAll(peer, ({ text, from }) => {
    // Copies of a request are answered by the flood that it has earned.
    if (heard.has(text)) return;
    heard.add(text);
    const answer = respond(text, '100 Trying', { tag: '', more: [`X: ${'x'.repeat(500)}`] });
    rates.push(pour({ text: answer, port: from.port, ...floods }));
  });
  const { before, after, peak, longest, busiest, events } = await weigh(
    'flood',
    'udp',
    peer.port,
    1000 * (floods.seconds + 1),
  );
  flooding.stop();
  const [grown, most] = [after - before, peak - before].map((megabytes) => megabytes.toFixed(1));
  const poured = (await Promise.all(rates)).map((rate) => rate.toFixed(0)).join(', ');
  const told = `${poured} datagrams a second for ${floods.seconds} s each, ${events} told, ${grown} MB more, ${most} at most, turns of the loop that took a processor for ${busiest.toFixed(0)} ms and the clock for ${longest.toFixed(0)} ms at most`;
  tell(t, [told]);
  assert.ok(rates.length > 0 && events < 80, told);
  // How long others keep the processor is not for us to say.
  assert.ok(busiest < 200, told);
  assert.ok(after - before <= 10, told);
  await peer.close();
});

test('T15: only the parsed status counts, whatever a reason, a body or another source says', async (t) => {
  const peer = await udpPeer();
  const other = await udpPeer();
  const at = stage();
  for (const [line, status] of [
    ['404 200 OK', 404],
    ['486 \u{1B}[32m200 OK\u{1B}[0m', 486],
    ['500 OK\tSIP/2.0 200 OK', 500],
    ['603 ', 603],
  ] as const) {
    const run = send(at, request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${status};rport` }), peer);
    const heard = await nextWith(peer, String(status));
    heard.reply(respond(heard.text, line, { body: 'SIP/2.0 200 OK\r\n\r\n' }));
    assert.equal((await run.done).status, status);
  }
  // Neither another branch nor another method in CSeq is ours, from wherever it comes.
  const run = send(at, request('OPTIONS', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKours;rport' }), peer);
  const heard = await nextWith(peer, 'ours');
  for (const lie of [heard.text.replace('z9hG4bKours', 'z9hG4bKtheirs'), heard.text.replace('1 OPTIONS', '1 INVITE')]) {
    heard.reply(respond(lie, '200 OK'));
    other.say(respond(lie, '200 OK'), heard.from);
  }
  for (let count = 0; count < 4; count += 1) assert.equal((await run.until('unexpected')).note?.key, 'unmatched');
  other.say(respond(heard.text, '200 OK'), heard.from);
  assert.equal((await run.until('response')).otherSource, true);
  tell(t, [
    '4 reasons and bodies that say 200: 0 taken for it; 4 answers to other requests: 0 taken; 1 of another source: said',
  ]);
  await at.sender.close();
  await Promise.all([peer.close(), other.close()]);
});

test('T21: a redirect is shown and not followed, and silence earns the copies of the RFC and no more', async (t) => {
  const [peer, elsewhere] = [await udpPeer(), await udpPeer()];
  const at = stage();
  const moved = send(at, invite(), peer);
  const heard = await peer.heard.next();
  heard.reply(
    respond(heard.text, '302 Moved Temporarily', { more: [`Contact: <sip:bob@127.0.0.1:${elsewhere.port}>`] }),
  );
  assert.equal((await moved.done).status, 302);
  at.clock.turn(64_000);
  const silent = send(at, request('OPTIONS', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKsilent;rport' }), peer);
  await nextWith(peer, 'silent');
  at.clock.turn(120_000);
  await silent.done;
  // RFC 3261 §17.1.2.2: at 0.5, 1.5, 3.5, 7.5, then every 4 s up to 31.5 s.
  for (let copy = 0; copy < 10; copy += 1) await nextWith(peer, 'silent');
  await at.sender.close();
  const heardOf = peer.heard.all.filter(({ text }) => text.includes('z9hG4bKsilent')).length;
  tell(t, [`${heardOf} datagrams to a silent target in two minutes`]);
  assert.equal(heardOf, 11);
  assert.deepEqual(elsewhere.heard.all, []);
  await Promise.all([peer.close(), elsewhere.close()]);
});

test('T24: the strongest is taken wherever it stands, a weaker offer than before is said, and nobody is answered for ever', async (t) => {
  const peer = await udpPeer();
  const at = stage();
  const account = { user: 'alice', password: 'canary-secret' };
  const challenge = (algorithm: string, nonce = 'n') =>
    `WWW-Authenticate: Digest realm="r", nonce="${nonce}", qop="auth", algorithm=${algorithm}`;
  const ask = async (branch: string, offers: readonly string[]) => {
    const run = send(at, request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${branch};rport` }), peer, {
      accounts: [account],
    });
    const first = await nextWith(peer, branch);
    first.reply(respond(first.text, '401 Unauthorized', { more: offers }));
    const second = await peer.heard.next();
    second.reply(respond(second.text, '200 OK'));
    await run.done;
    const note = run.events.all.findLast(({ event }) => event === 'sent')?.note;
    return { algorithm: /algorithm=([\w-]+)/.exec(valueIn(second.text, 'Authorization'))?.[1], note };
  };
  const strong = await ask('a', [challenge('MD5'), challenge('SHA-256'), challenge('MD5-sess')]);
  assert.deepEqual(
    [strong.algorithm, strong.note?.key, strong.note?.args.offered],
    ['SHA-256', 'authenticated', 'MD5, SHA-256, MD5-sess'],
  );
  const weak = await ask('b', [challenge('MD5')]);
  assert.deepEqual(
    [weak.algorithm, weak.note?.key, weak.note?.args.before],
    ['MD5', 'authenticated-downgraded', 'SHA-256'],
  );
  const run = send(at, request('OPTIONS', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKloop;rport' }), peer, {
    accounts: [account],
  });
  let heard = await nextWith(peer, 'loop');
  let rounds = 0;
  for (; rounds < 20; rounds += 1) {
    heard.reply(
      respond(heard.text, '401 Unauthorized', { more: [`${challenge('SHA-256', `n${rounds}`)}, stale=true`] }),
    );
    const next = await Promise.race([peer.heard.next(), run.done]);
    if ('event' in next) break;
    heard = next as Heard;
  }
  assert.ok(rounds <= 2, `${rounds} rounds`);
  assert.equal((await run.done).status, 401);
  const told = JSON.stringify(run.events.all.map((event) => [short(event), event.note, wireOf(event)]));
  assert.ok(!told.includes('canary'));
  tell(t, [
    `of MD5, SHA-256 and MD5-sess ${strong.algorithm} was taken; MD5 alone thereafter: ${weak.note?.key}; new nonces for ever: ${rounds} rounds`,
  ]);
  await at.sender.close();
  await peer.close();
});

test('T28: sockets are open while something needs them, and before and after there are none', async (t) => {
  const before = await openSockets();
  const figures: string[] = [];
  for (const [transport, peer] of [
    ['udp', await udpPeer()],
    ['tcp', await tcpPeer()],
  ] as const) {
    const idle = await openSockets();
    const sender = createSender();
    assert.equal(await openSockets(), idle, 'a sender that sends nothing opens nothing');
    const run = send({ sender }, request('REGISTER', { via: viaOf(transport) }), peer, { transport });
    const heard = await peer.heard.next();
    heard.reply(respond(heard.text, '200 OK', { more: ['Contact: <sip:alice@127.0.0.1>;expires=60'] }));
    await run.done;
    const during = await openSockets();
    assert.ok(during > idle, 'the registration is listened for');
    await sender.close();
    await peer.close();
    figures.push(`${transport}: ${idle} with the server, ${during} during, ${await openSockets()} after`);
  }
  tell(t, figures);
  assert.equal(await openSockets(), before);
});

/** Has a peer answer whatever it hears. */
function answerAll(peer: Pick<Peer, 'heard'>, answer: (heard: Heard) => unknown): { readonly stop: () => void } {
  let isStopped = false;
  const listen = async (): Promise<void> => {
    for (;;) {
      const heard = await peer.heard.next();
      if (isStopped) return;
      answer(heard);
    }
  };
  void listen();
  return {
    stop: () => {
      isStopped = true;
    },
  };
}

/** Runs a sender alone in a process, against a peer of this one. */
async function weigh(task: string, transport: TransportName, port: number, count: number): Promise<Weight> {
  const file = fileURLToPath(new URL('weighed-sender.ts', import.meta.url));
  const options = ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', file];
  const child = spawn(process.execPath, [...options, task, transport, String(port), String(count)]);
  const done = endWithFile(() => child.kill('SIGKILL'));
  let [said, complaint] = ['', ''];
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  await once(child, 'close');
  done();
  const line = said.split('\n').find((each) => each.startsWith('{'));
  assert.ok(line !== undefined, said + complaint);
  return JSON.parse(line) as Weight;
}

function viaOf(transport: TransportName): string {
  return `SIP/2.0/${transport.toUpperCase()} 127.0.0.1;branch=z9hG4bKsocket;rport`;
}

/** The next message with a branch, however many copies of others come before it. */
async function nextWith(peer: { readonly heard: { next(): Promise<Heard> } }, branch: string): Promise<Heard> {
  for (;;) {
    const heard = await peer.heard.next();
    if (heard.text.includes(`z9hG4bK${branch}`)) return heard;
  }
}

/** How many there are once those that are being closed are gone. */
async function openSockets(): Promise<number> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return process.getActiveResourcesInfo().filter((name) => /^(?:UDP|TCP)/.test(name)).length;
}

function tell(t: TestContext, figures: readonly string[]): void {
  for (const figure of figures) t.diagnostic(figure);
}
