/** `sipwright send` against targets that refuse, are silent, speak garbage, stop in the middle or are too slow. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { closedPort, tcpPeer, udpPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import { SendingShell } from './support/sending.ts';

let shell: SendingShell;

before(() => {
  shell = new SendingShell();
});

inTheEnd(() => shell.remove());

test('a target that refuses', async () => {
  const closed = await closedPort();
  const { status, events } = await shell.send(shell.writeRequest('OPTIONS', closed, { transport: 'TCP' }));
  assert.deepEqual([status, events], [2, ['failed connection-refused', 'done']]);
  const { stdout } = await shell.run(['send', shell.writeRequest('OPTIONS', closed, { transport: 'TCP' })]);
  assert.match(stdout, new RegExp(`Nobody listens at 127\\.0\\.0\\.1:${closed}\\.\n$`, 'u'));
});

test('one that never answers', async () => {
  const peer = await udpPeer();
  const preamble = '# @timeout 60ms\n# @retransmit off\n';
  const { status, lines, events } = await shell.send(shell.writeRequest('OPTIONS', peer.port, { preamble }));
  assert.deepEqual([status, events], [2, ['sent', 'failed no-answer', 'done']]);
  assert.match(lines[1]?.note ?? '', /^No answer from /u);
  await peer.close();
});

test('one that answers garbage, over UDP and TCP', async () => {
  const udp = await udpPeer();
  const over = shell.start([
    'send',
    shell.writeRequest('OPTIONS', udp.port, { preamble: '# @timeout 300ms\n' }),
    '--format',
    'json',
  ]);
  const heard = await udp.heard.next();
  heard.reply('\u{0}\u{1B}[2Jgarbage\r\n\r\n');
  await over.says(/"event":"unexpected"/u);
  const silence = await over.ended();
  assert.equal(silence.status, 2);
  assert.match(silence.stdout, /"event":"failed".*"code":"no-answer"/u);
  const tcp = await tcpPeer();
  const running = shell.start(['send', shell.writeRequest('OPTIONS', tcp.port, { transport: 'TCP' })]);
  (await tcp.heard.next()).reply('HTTP/1.1 200 OK\u{1B}[2J\r\n\r\n');
  const { status, stdout } = await running.ended();
  assert.equal(status, 2);
  assert.match(stdout, new RegExp(`127\\.0\\.0\\.1:${tcp.port} does not speak SIP: HTTP/1\\.1 200 OK␛`, 'u'));
  assert.ok(!stdout.includes('\u{1B}'));
  await Promise.all([udp.close(), tcp.close()]);
});

test('one that answers byte by byte, and stops in the middle', async () => {
  const peer = await tcpPeer();
  const slow = shell.start([
    'send',
    shell.writeRequest('OPTIONS', peer.port, { transport: 'TCP' }),
    '--format',
    'json',
  ]);
  const heard = await peer.heard.next();
  const socket = await peer.connections.next();
  for (const byte of Buffer.from(respond(heard.text, '200 OK'))) {
    await new Promise<void>((resolve) => socket.write(Uint8Array.of(byte), () => setImmediate(resolve)));
  }
  assert.match((await slow.ended()).stdout, /"event":"done".*"status":200/u);
  const cut = shell.start(['send', shell.writeRequest('OPTIONS', peer.port, { transport: 'TCP' }), '--format', 'json']);
  (await peer.heard.next()).reply('SIP/2.0 200 OK\r\nVia: ');
  (await peer.connections.next()).end();
  const { status, stdout } = await cut.ended();
  assert.equal(status, 2);
  assert.match(stdout, /"event":"failed".*"code":"frame-cut-off"/u);
  const told = shell.start(['send', shell.writeRequest('OPTIONS', peer.port, { transport: 'TCP' })]);
  (await peer.heard.next()).reply(`HTTP/1.1 400 Bad Request\r\nX: \u{1B}[2J${'x'.repeat(100_000)}`);
  (await peer.connections.next()).end();
  const shown = (await told.ended()).stdout;
  assert.match(shown, /does not speak SIP: HTTP\/1\.1 400 Bad Request\n +│ HTTP\/1\.1 400 Bad Request$/mu);
  assert.ok(!shown.includes('\u{1B}') && shown.length < 3000, 'no more than tells what it is');
  await peer.close();
});

test('one that answers so slowly that the time is over before', async () => {
  const peer = await tcpPeer();
  const file = shell.writeRequest('OPTIONS', peer.port, { transport: 'TCP', preamble: '# @timeout 400ms\n' });
  const running = shell.start(['send', file, '--format', 'json']);
  const answer = Buffer.from(respond((await peer.heard.next()).text, '200 OK'));
  const socket = await peer.connections.next();
  let at = 0;
  const drip = setInterval(() => {
    socket.write(answer.subarray(at, at + 1));
    at += 1;
  }, 20);
  const { status, stdout } = await running.ended();
  clearInterval(drip);
  assert.equal(status, 2);
  assert.match(stdout, /"event":"failed".*"code":"no-answer".*\n.*"event":"done"/u);
  await peer.close();
});
