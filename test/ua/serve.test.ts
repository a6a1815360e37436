/** The local server: what it answers, what it refuses, what it repeats, and that nothing is left of it. */

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import { realChance } from '../../server/src/ua/chance.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { serve } from '../../server/src/ua/serve.ts';
import { queue } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { invite, linesOf, send, stage, valueIn } from './exchange.ts';
import { local, statusOf, to } from './local-server.ts';

test('it is heard on loopback only, UDP, TCP and WebSocket, IPv4 and IPv6, on one port', async () => {
  const serving = await serve({ port: 0 });
  const { port } = serving;
  assert.deepEqual(serving.addresses, [
    `udp:127.0.0.1:${port}`,
    `tcp:127.0.0.1:${port}`,
    `ws:127.0.0.1:${port}`,
    `udp:[::1]:${port}`,
    `tcp:[::1]:${port}`,
    `ws:[::1]:${port}`,
  ]);
  await assert.rejects(serve({ port }), { code: 'EADDRINUSE' });
  await serving.close();
  const again = await serve({ port });
  assert.equal(again.port, port);
  await again.close();
  await assert.rejects(serve({ port: 0, hosts: ['0.0.0.0'] }), RangeError);
  await assert.rejects(serve({ port: 0, hosts: ['192.0.2.1'] }), RangeError);
});

test('OPTIONS and MESSAGE are answered 200, and a copy gets the same bytes again', async (t) => {
  const { ask, log } = await local(t);
  const text = to('anybody', 'OPTIONS');
  const answer = await ask(text);
  assert.equal(statusOf(answer), '200 OK');
  for (const name of ['From', 'Call-ID', 'CSeq']) assert.equal(valueIn(answer, name), valueIn(text, name));
  assert.match(valueIn(answer, 'To'), /^<sip:bob@example\.com>;tag=\w+$/);
  assert.match(valueIn(answer, 'Via'), /;branch=z9hG4bK\d+;rport=\d+;received=127\.0\.0\.1$/);
  assert.match(valueIn(answer, 'Allow'), /INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, MESSAGE/);
  assert.equal(await ask(text), answer);
  assert.equal(statusOf(await ask(to('bob', 'MESSAGE', { more: ['Content-Type: text/plain'], body: 'hi' }))), '200 OK');
  assert.deepEqual(
    log.slice(0, 4).map(({ direction, again }) => [direction, again]),
    [
      ['in', false],
      ['out', false],
      ['in', true],
      ['out', true],
    ],
  );
  assert.equal(textOf(log[0]?.wire ?? new Uint8Array()), text);
});

test('an answer on demand by user part, with what such an answer needs', async (t) => {
  const { ask } = await local(t);
  for (const [user, status, field] of [
    ['404', '404 Not Found', undefined],
    ['486', '486 Busy Here', 'Retry-After'],
    ['503', '503 Service Unavailable', 'Retry-After'],
    ['302', '302 Moved Temporarily', 'Contact'],
    ['401', '401 Unauthorized', 'WWW-Authenticate'],
    ['407', '407 Proxy Authentication Required', 'Proxy-Authenticate'],
    ['405', '405 Method Not Allowed', 'Allow'],
    ['423', '423 Interval Too Brief', 'Min-Expires'],
    ['202', '202 Accepted', undefined],
    ['699', '699 Unassigned', undefined],
    ['199', '200 OK', undefined],
    ['700', '200 OK', undefined],
  ] as const) {
    const answer = await ask(to(user, 'OPTIONS'));
    assert.equal(statusOf(answer), status);
    if (field !== undefined) assert.equal(linesOf(answer, field).length, 1, `${user} ${field}`);
  }
  const register = to('', 'REGISTER', { to: '<sip:503@127.0.0.1>' });
  assert.equal(statusOf(await ask(register)), '503 Service Unavailable');
});

test('a silent user never answers, and leaves nothing behind', async (t) => {
  const { ask, tell, clock, log } = await local(t);
  for (const method of ['OPTIONS', 'INVITE', 'REGISTER']) tell(to('silent', method, { to: '<sip:silent@127.0.0.1>' }));
  assert.equal(statusOf(await ask(to('', 'OPTIONS'))), '200 OK');
  assert.equal(log.filter(({ direction }) => direction === 'out').length, 1);
  clock.turn(32_000);
  assert.equal(clock.running, 0);
});

const malformed: readonly (readonly [string, (text: string) => string])[] = [
  ['400 Missing From', (text) => text.replace(/From:.*\r\n/, '')],
  ['400 Missing To', (text) => text.replace(/To:.*\r\n/, '')],
  ['400 Missing Call-ID', (text) => text.replace(/Call-ID:.*\r\n/, '')],
  ['400 Missing CSeq', (text) => text.replace(/CSeq:.*\r\n/, '')],
  ['400 Missing Via', (text) => text.replace(/Via:.*\r\n/, '')],
  ['400 Repeated To', (text) => text.replace(/(To:.*\r\n)/, '$1$1')],
  ['400 Bad CSeq', (text) => text.replace('1 OPTIONS', 'one OPTIONS')],
  ['400 Bad CSeq', (text) => text.replace('1 OPTIONS', '2147483648 OPTIONS')],
  ['400 CSeq Method Differs', (text) => text.replace('1 OPTIONS', '1 INVITE')],
  ['400 Empty Call-ID', (text) => text.replace(/Call-ID:.*/, 'Call-ID:')],
  ['400 Bad Max-Forwards', (text) => text.replace('Max-Forwards: 70', 'Max-Forwards: x')],
  ['400 Bad Content-Length', (text) => text.replace('Content-Length: 0', 'Content-Length: -1')],
  ['400 Content-Length Too Large', (text) => text.replace('Content-Length: 0', 'Content-Length: 9')],
  ['416 Unsupported URI Scheme', (text) => text.replace('sip:127.0.0.1 ', 'http://127.0.0.1 ')],
  ['505 Version Not Supported', (text) => text.replace(/ SIP\/2\.0/, ' SIP/3.0')],
  ['483 Too Many Hops', (text) => text.replace('Max-Forwards: 70', 'Max-Forwards: 0')],
  ['420 Bad Extension', (text) => text.replace('Max-Forwards', 'Require: 100rel, x\r\nMax-Forwards')],
  ['501 Not Implemented', (text) => text.replaceAll('OPTIONS', 'DANCE')],
  ['405 Method Not Allowed', (text) => text.replaceAll('OPTIONS', 'INFO')],
  ['481 Call/Transaction Does Not Exist', (text) => text.replaceAll('OPTIONS', 'BYE')],
  ['481 Call/Transaction Does Not Exist', (text) => text.replaceAll('OPTIONS', 'CANCEL')],
  ['481 Call/Transaction Does Not Exist', (text) => text.replace(/(To:.*)/, '$1;tag=x')],
  ['400 Missing Contact', (text) => text.replaceAll('OPTIONS', 'INVITE').replace(/Contact:.*\r\n/, '')],
  [
    '415 Unsupported Media Type',
    (text) => `${text.replaceAll('OPTIONS', 'INVITE').replace('Content-Length: 0', 'Content-Length: 1')}x`,
  ],
];

test('malformed requests are refused with their reason', async (t) => {
  const { ask } = await local(t);
  for (const [status, damage] of malformed) assert.equal(statusOf(await ask(damage(to('', 'OPTIONS')))), status);
  const refusal = await ask(to('', 'OPTIONS', { more: ['Require: 100rel, x'] }));
  assert.equal(valueIn(refusal, 'Unsupported'), '100rel, x');
});

test('garbage, answers, line ends and every prefix of a request leave it standing', async (t) => {
  const { ask, tell } = await local(t);
  const text = to('', 'OPTIONS');
  for (const garbage of [
    '\0\xff',
    '\r\n\r\n',
    'SIP/2.0 200 OK\r\n\r\n',
    'OPTIONS',
    'ACK sip:127.0.0.1 SIP/2.0\r\n\r\n',
  ])
    tell(garbage);
  for (let end = 0; end < text.length; end += 17) tell(text.slice(0, end));
  tell(to('', 'OPTIONS', { more: ['X-End: 1'] }));
  for (;;) if ((await ask(to('', 'OPTIONS'))).startsWith('SIP/2.0 200')) break;
});

test('REGISTER: bindings are kept, listed, renewed, removed, and run out', async (t) => {
  const { ask, clock } = await local(t);
  let sequence = 0;
  const register = async (contact: string, more: string[] = []) => {
    sequence += 1;
    const text = to('', 'REGISTER', { sequence, more }).replace(
      /Contact:.*\r\n/,
      contact === '' ? '' : `Contact: ${contact}\r\n`,
    );
    const answer = await ask(text);
    return [statusOf(answer), ...linesOf(answer, 'Contact').map((line) => line.slice('Contact: '.length))];
  };
  assert.deepEqual(await register('<sip:a@127.0.0.1>'), ['200 OK', '<sip:a@127.0.0.1>;expires=3600']);
  clock.turn(10_000);
  assert.deepEqual(await register('<sip:b@127.0.0.1>;expires=60', ['Expires: 9']), [
    '200 OK',
    '<sip:a@127.0.0.1>;expires=3590',
    '<sip:b@127.0.0.1>;expires=60',
  ]);
  clock.turn(60_000);
  assert.deepEqual(await register(''), ['200 OK', '<sip:a@127.0.0.1>;expires=3530']);
  sequence -= 2;
  assert.deepEqual(await register('<sip:a@127.0.0.1>'), ['200 OK', '<sip:a@127.0.0.1>;expires=3600']);
  sequence -= 1;
  assert.deepEqual(await register('<sip:a@127.0.0.1>'), ['500 CSeq Too Low']);
  assert.deepEqual(await register('*'), ['400 Bad Contact']);
  assert.deepEqual(await register('*', ['Expires: 0']), ['200 OK']);
  assert.deepEqual(await register('<sip:a@127.0.0.1>, <sip:c@127.0.0.1>;expires=0', ['Expires: 99999']), [
    '200 OK',
    '<sip:a@127.0.0.1>;expires=3600',
  ]);
});

for (const [user, status] of [
  ['auth', 401],
  ['auth-alice', 401],
  ['proxy', 407],
] as const) {
  test(`${user}: the challenge is answered by our own digest, a wrong password is not let in`, async (t) => {
    const { port } = await local(t);
    for (const [password, outcome] of [
      ['secret', 200],
      ['wrong', status],
    ] as const) {
      const { sender, clock } = stage({ chance: realChance });
      const text = to(user, 'REGISTER', { to: `<sip:${user}@127.0.0.1>` });
      const { exchange, until, story } = send(
        { sender, clock },
        text,
        { address: '127.0.0.1', port },
        { accounts: [{ user: 'alice', password }] },
      );
      assert.equal((await until('done')).status, outcome);
      assert.deepEqual(story(), [
        'sent REGISTER',
        `response ${status}`,
        'sent REGISTER',
        `response ${outcome}`,
        outcome === 200 ? 'done 200' : `done ${status} credentials-refused`,
      ]);
      await exchange.close();
    }
  });
}

test('credentials that are replayed are stale', async (t) => {
  const { ask, port } = await local(t);
  const { sender, clock } = stage();
  const run = send(
    { sender, clock },
    to('auth', 'OPTIONS'),
    { address: '127.0.0.1', port },
    { accounts: [{ user: 'a', password: 'secret' }] },
  );
  await run.until('done');
  const sent = run.events.all.filter(({ event }) => event === 'sent')[1];
  await run.exchange.close();
  const replay = textOf(sent?.wire ?? bytesOf('')).replace(/branch=\w+/, 'branch=z9hG4bKreplay');
  const answer = await ask(replay);
  assert.equal(statusOf(answer), '401 Unauthorized');
  assert.match(valueIn(answer, 'WWW-Authenticate'), /, stale=true$/);
});

for (const transport of ['udp', 'tcp'] as const) {
  for (const address of ['127.0.0.1', '::1']) {
    test(`our own sender and server talk over ${transport} to ${address}: a whole call`, async () => {
      const serving = await serve({ port: 0 });
      const sender = createSender();
      const host = address.includes(':') ? `[${address}]` : address;
      const text = invite({
        uri: `sip:bob@${host}:${serving.port};transport=${transport}`,
        via: `SIP/2.0/${transport.toUpperCase()} ${host};branch=z9hG4bKcall;rport`,
      });
      const prepared = await sender.prepare({ bytes: bytesOf(text) });
      assert.ok('route' in prepared);
      const { until, story, exchange } = send({ sender, clock: manualClock() }, text, prepared.route.destination, {
        transport,
        endDialogs: true,
      });
      await until('done');
      assert.deepEqual(story(), [
        'sent INVITE',
        'response 100',
        'response 180',
        'response 200',
        'sent ACK',
        'sent BYE',
        'response 200',
        'done 200',
      ]);
      await exchange.close();
      await serving.close();
    });
  }
}

test('tcp: a message in two pieces, two in one piece, and a stream of garbage', async () => {
  const serving = await serve({ port: 0 });
  const chunks = queue<string>();
  const socket = connect(serving.port, '127.0.0.1');
  socket.on('data', (chunk) => chunks.push(textOf(chunk)));
  const text = to('', 'OPTIONS', { via: 'SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKstream' });
  socket.write(bytesOf(text.slice(0, 50)));
  socket.write(bytesOf(text.slice(50) + text.replace('z9hG4bKstream', 'z9hG4bKstream2')));
  let heard = '';
  while (heard.split('SIP/2.0 200 OK').length < 3) heard += await chunks.next();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write('GET / HTTP/1.1\r\n\r\n');
  await closed;
  await serving.close();
});

test('closing it twice is closing it', async () => {
  const serving = await serve({ port: 0 });
  await serving.close();
  await serving.close();
});
