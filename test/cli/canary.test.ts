/** A password that goes through every path of the command line is found in nothing that is said. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { assertAbsent } from '../support/canary.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type Heard, udpPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import { SendingShell } from './support/sending.ts';

let shell: SendingShell;
const canary = 'canary-3141592653';

before(() => {
  shell = new SendingShell();
});

inTheEnd(() => shell.remove());

test('as the password of a digest: text, JSON, verbose, refused, and with nobody to ask', async () => {
  const peer = await udpPeer();
  const env = { SIPWRIGHT_SECRET_PBX: canary, SIPWRIGHT_PASSWORD: canary };
  const file = shell.writeRequest('REGISTER', peer.port, { preamble: '# @auth alice {{$secret pbx}}\n' });
  const open = shell.writeRequest('REGISTER', peer.port, { preamble: '# @auth alice\n' });
  for (const [args, status] of [
    [['send', file, '--verbose'], '200 OK'],
    [['send', file, '--format', 'json'], '200 OK'],
    [['send', file, '--verbose'], '401 Unauthorized'],
    [['send', open, '--format', 'json', '--fresh'], '403 Forbidden'],
  ] as const) {
    const running = shell.start(args, env);
    const first = await peer.heard.next();
    first.reply(respond(first.text, '401 Unauthorized', { more: ['WWW-Authenticate: Digest realm="r", nonce="n"'] }));
    const second: Heard = await peer.heard.next();
    second.reply(respond(second.text, status, { more: ['WWW-Authenticate: Digest realm="r", nonce="m"'] }));
    const { stdout, stderr } = await running.ended();
    assert.match(second.text, /\r\nAuthorization: Digest username="alice"/u);
    assertAbsent(canary, stdout + stderr + second.text, args.join(' '));
  }
  await peer.close();
});

test('as a secret within the message, which leaves with it and comes back', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('MESSAGE', peer.port, { more: 'X-Key: {{$secret pbx}}\n', body: '{{$secret pbx}}' });
  for (const how of [['--verbose'], ['--format', 'json']]) {
    const running = shell.start(['send', file, ...how], { SIPWRIGHT_SECRET_PBX: canary });
    const heard = await peer.heard.next();
    assert.ok(heard.text.includes(canary));
    heard.reply(respond(heard.text, `200 ${canary}`, { body: canary }));
    const { stdout, stderr } = await running.ended();
    assertAbsent(canary, stdout + stderr, how.join(' '));
    assert.match(stdout, /200/u);
  }
  await peer.close();
});

test('as a part of what is checked and captured, of the way, and of what is cut off, also for the message that follows', async () => {
  const peer = await udpPeer();
  const checks = '# @expect header X-Key == nothing\n# @capture got = header X-Key\n';
  const secret = { more: 'X-Key: {{$secret pbx}}\n', user: '{{$secret pbx}}' };
  const first = readFileSync(
    shell.path(shell.writeRequest('MESSAGE', peer.port, { ...secret, preamble: checks })),
    'utf8',
  );
  const second = readFileSync(
    shell.path(shell.writeRequest('MESSAGE', peer.port, { more: 'X-Got: {{got}}\n' })),
    'utf8',
  );
  const file = shell.write('two.sip', `${first}\n### two\n${second}`);
  for (const how of [[], ['--verbose'], ['--format', 'json']]) {
    const running = shell.start(['send', '--all', file, ...how], { SIPWRIGHT_SECRET_PBX: canary });
    for (const field of ['X-Key', 'X-Got']) {
      const heard = await peer.heard.next();
      assert.ok(heard.text.includes(`\r\n${field}: ${canary}\r\n`), heard.text);
      // A line in the terminal ends after 120 characters.
      heard.reply(respond(heard.text, `200 ${'x'.repeat(108)}${canary}`, { more: [`X-Key: ${canary}`] }));
    }
    const { stdout, stderr } = await running.ended();
    assertAbsent(canary.slice(0, 9), stdout + stderr, how.join(' '));
    assert.match(stdout, /header X-Key == nothing/u);
  }
  await peer.close();
});

test('as a part of a name that leads nowhere', async () => {
  const file = shell.writeRequest('MESSAGE', 5099, { preamble: '# @target {{where}}\n@where = {{$secret pbx}}_x\n' });
  for (const how of [
    [],
    ['--explain'],
    ['--explain', '--format', 'json'],
    ['--dry-run'],
    ['--dry-run', '--format', 'json'],
  ]) {
    const { stdout, stderr } = await shell.run(['send', file, ...how], { env: { SIPWRIGHT_SECRET_PBX: canary } });
    assertAbsent(canary, stdout + stderr, how.join(' '));
    assert.match(stdout + stderr, /⟨…⟩/u);
  }
});

test('as a secret within the message, where only looking at it: explained, and shown to the byte', async () => {
  const file = shell.writeRequest('MESSAGE', 5099, { more: 'X-Key: {{$secret pbx}}\n', body: '{{$secret pbx}}' });
  for (const args of [
    ['--explain'],
    ['--explain', '--format', 'json'],
    ['--dry-run'],
    ['--dry-run', '--fresh'],
    ['--dry-run', '--format', 'json'],
  ]) {
    const { status, stdout, stderr } = await shell.run(['send', file, ...args], {
      env: { SIPWRIGHT_SECRET_PBX: canary },
    });
    assert.equal(status, 0);
    assertAbsent(canary, stdout + stderr, args.join(' '));
  }
});

test('as what credentials are checked against and computed from', async () => {
  const credentials = 'Authorization: Digest username="alice", realm="r", nonce="n", uri="sip:bob", response="0"\n';
  const file = shell.writeRequest('REGISTER', 5099, { more: credentials });
  for (const task of ['check', 'compute']) {
    const { stdout, stderr } = await shell.run(['auth', task, file], { input: canary });
    assertAbsent(canary, stdout + stderr, task);
  }
});

test('nothing of it is left in the folder', () => {
  for (const name of readdirSync(shell.folder)) assertAbsent(canary, readFileSync(shell.path(name), 'latin1'), name);
});
