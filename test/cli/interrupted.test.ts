/** `sipwright send` is ended by a signal: whatever it was about, no call is left behind, nothing more leaves, and the process ends with its status. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { closedPort, type Peer, tcpPeer, udpPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import type { Running } from './support/run.ts';
import { SendingShell } from './support/sending.ts';

let shell: SendingShell;

before(() => {
  shell = new SendingShell();
});

inTheEnd(() => shell.remove());

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends a command, and gives its status and what its peer has heard: the first word of each message, copies left out. */
async function end(running: Running, signal: NodeJS.Signals, peer: Peer) {
  running.child.kill(signal);
  const { status, stderr } = await running.ended();
  assert.match(stderr, /^Cancelling\./u);
  const words = [...new Set(peer.heard.all.map(({ text }) => text))].map((text) => text.split(' ')[0] ?? '');
  await peer.close();
  return { status, words };
}

for (const signal of signals) {
  test(`${signal} while TLS is agreed upon`, async () => {
    const peer = await tcpPeer();
    const running = shell.start(['send', shell.writeRequest('INVITE', peer.port, { transport: 'TLS' })]);
    await peer.heard.next();
    assert.equal((await end(running, signal, peer)).status, 2);
  });

  test(`${signal} while nobody has said anything`, async () => {
    const peer = await udpPeer();
    const running = shell.start(['send', shell.writeRequest('INVITE', peer.port)]);
    await peer.heard.next();
    assert.deepEqual(await end(running, signal, peer), { status: 2, words: ['INVITE'] });
  });

  test(`${signal} in a call, while the next message waits for its time`, async () => {
    const peer = await udpPeer();
    const first = readFileSync(shell.path(shell.writeRequest('INVITE', peer.port)), 'utf8');
    const second = `### later\n# @sleep 600s\nOPTIONS sip:bob@127.0.0.1:${peer.port} SIP/2.0\n`;
    const running = shell.start(['send', '--all', shell.write(`call-${signal}.sip`, `${first}\n${second}`)]);
    const invite = await peer.heard.next();
    invite.reply(respond(invite.text, '200 OK', { more: [`Contact: <sip:bob@127.0.0.1:${peer.port}>`] }));
    assert.match((await peer.heard.next()).text, /^ACK /u);
    const answered = peer.heard.next().then((bye) => bye.reply(respond(bye.text, '200 OK')));
    const ended = end(running, signal, peer);
    await answered;
    assert.deepEqual(await ended, { status: 2, words: ['INVITE', 'ACK', 'BYE'] });
  });

  test(`${signal} in a loop, between two rounds`, async () => {
    const peer = await udpPeer();
    const file = shell.writeRequest('OPTIONS', peer.port, { preamble: '# @loop for 50\n# @sleep 500ms\n' });
    const running = shell.start(['send', file]);
    const first = await peer.heard.next();
    first.reply(respond(first.text, '200 OK'));
    await running.says(/200 OK/u);
    // A busy machine may be late for the pause; then the second round waits for its answer.
    const { status, words } = await end(running, signal, peer);
    assert.equal(status, 2);
    assert.ok(words.length <= 2, words.join(', '));
  });

  test(`${signal} while something is waited for`, async () => {
    const port = await closedPort();
    const file = shell.write(
      `waits-${signal}.sip`,
      `# @as b\n# @local 127.0.0.1:${port}\n# @recv INVITE\nSIP/2.0 200 OK\n`,
    );
    const running = shell.start(['send', file]);
    await running.says(/ 127\.0\.0\.1:\d+/u);
    running.child.kill(signal);
    assert.equal((await running.ended()).status, 2);
    const free = await udpPeer('127.0.0.1', port);
    await free.close();
  });
}
