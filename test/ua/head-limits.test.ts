/** A head that is too much is refused with the same words over every transport, and one that is just within the limits is read. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { serve } from '../../server/src/ua/serve.ts';
import { Framing } from '../../server/src/ua/transport/framing.ts';
import { headFault, headLimits } from '../../server/src/ua/transport/head-limits.ts';
import { endWithFile } from '../support/leftovers.ts';
import { tcpPeer, udpPeer, webSocketPeer } from '../support/loopback.ts';
import { request, respond, send, stage, wireOf } from './exchange.ts';

const { fields, line, head } = headLimits;
const statusLine = 'SIP/2.0 200 OK\r\n';

for (const [name, text, key] of [
  ['as many fields as there may be', `${statusLine}${'A: b\r\n'.repeat(fields)}\r\n`, undefined],
  ['one field more', `${statusLine}${'A: b\r\n'.repeat(fields + 1)}\r\n`, 'frame-too-many-fields'],
  ['one field more, ended by line feeds', `${statusLine}${'A: b\n'.repeat(fields + 1)}\n`, 'frame-too-many-fields'],
  ['one field more, ended by CR alone', `${statusLine}${'A: b\r'.repeat(fields + 1)}\n\n`, 'frame-too-many-fields'],
  ['a field of as many lines', `${statusLine}A:\r\n${' b\r\n'.repeat(fields)}\r\n`, 'frame-too-many-fields'],
  ['a line that is too long', `${statusLine}A: ${'b'.repeat(line)}\r\n\r\n`, 'frame-line-too-long'],
  [
    'a head that is too big',
    `${statusLine}${`A: ${'b'.repeat(1000)}\r\n`.repeat(head / 500)}\r\n`,
    'frame-head-too-big',
  ],
  ['many lines, but in the body', `${statusLine}Content-Length: 3000\r\n\r\n${'a\r\n'.repeat(1000)}`, undefined],
  ['line ends before the start line', `${'\r\n'.repeat(1000)}${statusLine}Content-Length: 0\r\n\r\n`, undefined],
] as const)
  test(`${name}: a whole message and a stream agree`, () => {
    const faults: string[] = [];
    new Framing({ message: () => {}, fault: (fault) => faults.push(fault.key) }).take(bytesOf(text));
    assert.deepEqual([headFault(bytesOf(text))?.key, faults[0]], [key, key]);
  });

const tooMany = Array.from({ length: fields + 1 }, (_, index) => `X-${index}: x`);

for (const transport of ['udp', 'tcp', 'ws'] as const)
  test(`${transport}: an answer of too many fields fails its request, and is shown`, async () => {
    const peer = await { udp: () => udpPeer(), tcp: () => tcpPeer(), ws: () => webSocketPeer() }[transport]();
    const at = stage();
    const via = `SIP/2.0/${transport.toUpperCase()} 127.0.0.1;branch=z9hG4bKmany;rport`;
    const run = send(at, request('OPTIONS', { via }), peer, { transport });
    const heard = await peer.heard.next();
    heard.reply(respond(heard.text, '200 OK', { more: tooMany }));
    const failed = await run.until('failed');
    assert.deepEqual([failed.note?.key, failed.note?.args.limit], ['frame-too-many-fields', fields]);
    assert.match(wireOf(failed), /^SIP\/2\.0 200 OK\r\n/);
    assert.equal((await run.done).status, undefined);
    await at.sender.close();
    await peer.close();
  });

test('over UDP one that answers nothing of ours is shown, and disturbs nothing; so does a request', async () => {
  const peer = await udpPeer();
  const at = stage();
  const run = send(at, request('OPTIONS'), peer);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK', { more: tooMany }).replace('z9hG4bKfirst', 'z9hG4bKother'));
  assert.equal((await run.until('unexpected')).note?.key, 'frame-too-many-fields');
  heard.reply(request('MESSAGE', { via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKpeer', more: tooMany }));
  assert.equal((await run.until('unexpected')).note?.key, 'frame-too-many-fields');
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal((await run.done).status, 200);
  await at.sender.close();
  await peer.close();
});

test('the local server answers no request of too many fields, and the next one', async () => {
  const serving = await serve({ port: 0, hosts: ['127.0.0.1'], log: () => {} });
  endWithFile(serving.close);
  const peer = await udpPeer();
  const to = { address: '127.0.0.1', port: serving.port };
  const ask = (branch: string, more: readonly string[]) =>
    peer.say(request('OPTIONS', { via: `SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${branch};rport`, more }), to);
  ask('many', tooMany);
  ask('few', []);
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 [\s\S]*z9hG4bKfew/);
  await serving.close();
  await peer.close();
});
