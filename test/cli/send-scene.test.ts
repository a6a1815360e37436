/** A file that plays both sides on the command line: what comes is waited for, checked and answered, and the status says whether it came. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { udpPeer } from '../support/loopback.ts';
import { freePort, scene } from '../support/scene.ts';
import { request } from './support/messages.ts';
import { type Line, SendingShell, type Sent, wireOf } from './support/sending.ts';

let shell: SendingShell;

before(() => {
  shell = new SendingShell();
});

inTheEnd(() => shell.remove());

interface Told extends Line {
  readonly agent?: string;
  readonly message?: number;
  readonly expectations?: readonly { readonly met: boolean }[];
  readonly captures?: readonly { readonly actual?: string }[];
}

/** Who sent or heard what, in the order of that agent. */
function heardBy({ lines }: Sent, agent: string): readonly string[] {
  const told: readonly Told[] = lines;
  return told
    .filter((line) => line.agent === agent && (line.wire ?? '') !== '' && line.event !== 'retransmission')
    .map((line) => wireOf(line).split(/\r\n| sip:/u, 1)[0] ?? '');
}

test('over TLS an agent that is heard at another address has a certificate for that', async () => {
  const port = await freePort();
  const text = scene({ port, transport: 'TLS' }).replaceAll('127.0.0.1', '127.0.0.2');
  const sent = await shell.send(shell.write('both-elsewhere.sip', text), ['--all']);
  const listens = `bob listens at 127.0.0.2:${port}, over UDP, TCP, TLS and WebSocket.\n`;
  assert.deepEqual([sent.status, sent.stderr], [0, listens]);
  assert.deepEqual(heardBy(sent, 'bob').at(-1), 'SIP/2.0 200 OK');
});

for (const transport of ['UDP', 'TCP', 'TLS', 'WS', 'WSS']) {
  test(`both sides of a call in one file, over ${transport}`, async () => {
    const port = await freePort();
    const sent = await shell.send(shell.write(`both-${transport}.sip`, scene({ port, transport })), ['--all']);
    assert.deepEqual(
      [sent.status, sent.stderr],
      [0, `bob listens at 127.0.0.1:${port}, over UDP, TCP, TLS and WebSocket.\n`],
    );
    assert.deepEqual(heardBy(sent, 'bob'), [
      'INVITE',
      'SIP/2.0 180 Ringing',
      'SIP/2.0 200 OK',
      'ACK',
      'BYE',
      'SIP/2.0 200 OK',
    ]);
    assert.deepEqual(heardBy(sent, 'alice').toSorted(), [
      'ACK',
      'BYE',
      'INVITE',
      'SIP/2.0 180 Ringing',
      'SIP/2.0 200 OK',
      'SIP/2.0 200 OK',
    ]);
    const invited = (sent.lines as readonly Told[]).find(({ agent, event }) => agent === 'bob' && event === 'request');
    assert.equal(invited?.transport, transport.toLowerCase());
    const done = (sent.lines as readonly Told[]).filter(({ event }) => event === 'done');
    assert.ok(done.flatMap(({ expectations = [] }) => expectations).every(({ met }) => met));
    // Captured of what came, and taken into the answer to it.
    const ringing = sent.lines.map(wireOf).find((text) => text.startsWith('SIP/2.0 180')) ?? '';
    assert.match(ringing, /\r\nSubject: sip:alice@127\.0\.0\.1\r\n/u);
  });
}

test('a file that is called from elsewhere waits, and answers each of two requests', async () => {
  const port = await freePort();
  const reply = (steps: string) => `### answer
# @local 127.0.0.1:${port}
# @recv ${steps}
# @expect header Subject exists
SIP/2.0 200 OK
Via: {{received.request.headers.Via}}
From: {{received.request.headers.From}}
To: {{received.request.headers.To}};tag={{$tag}}
Call-ID: {{received.request.headers.Call-ID}}
CSeq: {{received.request.headers.CSeq}}
Content-Length: 0

`;
  const running = shell.start([
    'send',
    '--all',
    shell.write('called.sip', reply('MESSAGE|OPTIONS') + reply('INFO, MESSAGE')),
  ]);
  await running.says(/^Listens at 127\.0\.0\.1:\d+, over UDP, TCP, TLS and WebSocket\.$/mu);
  const peer = await udpPeer();
  const ask = (method: string, more = '') =>
    [
      `${method} sip:bob@127.0.0.1:${port} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bK${method}`,
      'From: <sip:a@127.0.0.1>;tag=1',
      'To: <sip:bob@127.0.0.1>',
      `Call-ID: ${method}`,
      `CSeq: 1 ${method}`,
      `${more}Content-Length: 0`,
      '',
      '',
    ].join('\r\n');
  peer.say(ask('OPTIONS', 'Subject: x\r\n'), { address: '127.0.0.1', port });
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n.*\r\nCSeq: 1 OPTIONS\r\n/su);
  for (const method of ['INFO', 'MESSAGE']) peer.say(ask(method), { address: '127.0.0.1', port });
  assert.match((await peer.heard.next()).text, /\r\nCSeq: 1 MESSAGE\r\n/u);
  const { status, stdout } = await running.ended();
  assert.equal(status, 1);
  assert.match(stdout, /^ {10}✓ header Subject exists$/mu);
  assert.match(stdout, /^ {10}✗ header Subject exists \(there is none\)$/mu);
  await peer.close();
});

test('what does not come ends the file with status 2, after the time that @timeout says', async () => {
  const port = await freePort();
  const waiting = `### wait\n# @local :${port}\n# @timeout 200ms\n# @recv INVITE\n\n${request('OPTIONS', port)}`;
  const { status, stderr, lines } = await shell.send(shell.write('silent.sip', waiting), ['--all']);
  assert.equal(status, 2);
  assert.match(stderr, /\nNothing came within 0\.2 s that # @recv INVITE waits for\.\n$/u);
  assert.deepEqual(lines, []);
});

test('another final answer than the one that is waited for ends the wait at once', async () => {
  const port = await freePort();
  const text = scene({ port, answer: '486 Busy Here' }).replace(
    '### acknowledged\n# @as bob\n# @recv ACK\n# @expect header CSeq.number == 1\n',
    '### wait\n# @as alice\n# @recv 180, 2xx\n',
  );
  const { status, stderr } = await shell.send(shell.write('busy.sip', text), ['--all']);
  assert.equal(status, 2);
  assert.match(stderr, /\n486 Busy Here came, and not what # @recv 2xx waits for\.\n$/u);
});

test('an agent that nothing can reach, a port that is taken, and a response that nothing waits for are named', async () => {
  const deaf = await shell.send(shell.write('deaf.sip', '### wait\n# @as bob\n# @recv INVITE\n'), ['--all']);
  assert.equal(deaf.status, 2);
  assert.match(deaf.stderr, /^Nothing can come to this user agent: /u);
  const peer = await udpPeer();
  const taken = await shell.send(shell.write('taken.sip', `### wait\n# @local :${peer.port}\n# @recv INVITE\n`));
  assert.equal(taken.status, 2);
  assert.match(taken.stderr, /Port|port/u);
  await peer.close();
  const alone = await shell.send(shell.write('alone.sip', 'SIP/2.0 200 OK\nCall-ID: a\nCSeq: 1 INVITE\n'));
  assert.equal(alone.status, 2);
  assert.match(alone.stderr, /A response can only be sent as the answer to a request that was received\./u);
});
