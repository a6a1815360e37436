/** `sipwright serve`: says where it listens, what it hears, and ends when it is told to. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { udpPeer } from '../support/loopback.ts';
import { plain, request } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;

before(() => {
  shell = new Shell();
});

inTheEnd(() => shell.remove());

test('it says where it listens and what it hears, and ends with 0 on each signal', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const running = shell.start(['serve', '--port', '0', '--host', '127.0.0.1']);
    const [, port] = await running.says(/^Listening on tcp:127\.0\.0\.1:(\d+)$/mu);
    assert.match(running.stdout, new RegExp(`^Listening on udp:127\\.0\\.0\\.1:${port}$`, 'mu'));
    const peer = await udpPeer();
    peer.say(plain.replace(';branch', ';rport;branch').replaceAll('\n', '\r\n'), {
      address: '127.0.0.1',
      port: Number(port),
    });
    assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/u);
    await running.says(new RegExp(` udp 127\\.0\\.0\\.1:${peer.port} → SIP/2\\.0 200 OK$`, 'mu'));
    assert.match(running.stdout, / udp 127\.0\.0\.1:\d+ ← OPTIONS sip:bob@example\.com SIP\/2\.0$/mu);
    running.child.kill(signal);
    const { status, stderr } = await running.ended();
    assert.deepEqual([status, stderr], [0, '']);
    await peer.close();
  }
});

test('with a certificate made for the run it is sent to over TLS by its fingerprint', async () => {
  const running = shell.start(['serve', '--port', '0', '--tls']);
  const [, fingerprint = ''] = await running.says(/ SHA-256 fingerprint: ([0-9A-F:]{95})$/mu);
  const [, port] = await running.says(/^Listening on tls:127\.0\.0\.1:(\d+)$/mu);
  const file = shell.write('tls.sip', request('OPTIONS', Number(port), { transport: 'TLS' }));
  const to = ['--to', `tls:127.0.0.1:${port}`];
  const { status, stdout } = await shell.run(['send', file, ...to, '--pin', fingerprint]);
  assert.deepEqual([status, /200 OK/u.test(stdout)], [0, true], stdout);
  assert.equal((await shell.run(['send', file, ...to])).status, 2);
  running.child.kill('SIGTERM');
  assert.equal((await running.ended()).status, 0);
});

test('what it hears cannot move the cursor', async () => {
  const running = shell.start(['serve', '--port', '0', '--verbose']);
  const [, port] = await running.says(/^Listening on udp:127\.0\.0\.1:(\d+)$/mu);
  const peer = await udpPeer();
  peer.say('\u{1B}[2J sip:x \u{9B}\r\nVia: \u{1B}c\r\n\r\n', { address: '127.0.0.1', port: Number(port) });
  await running.says(/␛\[2J/u);
  assert.ok(!running.stdout.includes('\u{1B}'));
  running.child.kill('SIGTERM');
  assert.equal((await running.ended()).status, 0);
  await peer.close();
});

test('why it cannot listen is said in one line', async () => {
  const peer = await udpPeer();
  const failures: readonly (readonly [readonly string[], string])[] = [
    [
      ['--port', String(peer.port)],
      `Port ${peer.port} is taken: choose another with --port, such as --port 0 for any that is free.`,
    ],
    [['--port', '70000'], '70000 cannot be given to --port: it takes a number from 0 to 65535.'],
    [['--port', '5060x'], '5060x cannot be given to --port: it takes a number from 0 to 65535.'],
    [['--host', '0.0.0.0'], '0.0.0.0 is not 127.0.0.1 or ::1: the local server is for this machine only.'],
    [['--host', '192.0.2.1'], '192.0.2.1 is not 127.0.0.1 or ::1: the local server is for this machine only.'],
    [['5060'], '5060 is one too many: `sipwright serve` takes options only.'],
  ];
  for (const [args, sentence] of failures)
    assert.deepEqual(await shell.run(['serve', ...args]), {
      status: 2,
      stdout: '',
      stderr: `sipwright: ${sentence}\n`,
    });
  await peer.close();
});
