/** `sipwright send --explain`: every step of the way is said, and nothing leaves. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { udpPeer } from '../support/loopback.ts';
import { SendingShell } from './support/sending.ts';

let shell: SendingShell;

before(() => {
  shell = new SendingShell();
});

inTheEnd(() => shell.remove());

test('each step, the way and what is odd is said, and nothing leaves', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('OPTIONS', peer.port, { via: '127.0.0.1:1;branch={{$branch}}' });
  const { status, stdout, stderr } = await shell.run(['send', file, '--explain']);
  assert.deepEqual([status, stderr], [0, '']);
  const lines = stdout.trimEnd().split('\n');
  assert.match(lines[0] ?? '', /^ {2}1 {2}The target is sip:bob@127\.0\.0\.1:\d+, the Request-URI\.$/u);
  assert.match(stdout, /\n {2}\d {2}The answer goes to 127\.0\.0\.1:1: our address, with the port of the topmost Via/u);
  assert.match(
    stdout,
    new RegExp(`\\nIt goes by udp to 127\\.0\\.0\\.1:${peer.port}, from 127\\.0\\.0\\.1:\\d+\\.\\n`, 'u'),
  );
  assert.match(
    lines.at(-1) ?? '',
    /^warning: The answer will go to port 1, .* Add ;rport to the topmost Via .* or write \{\{\$localIp\}\}:\{\{\$localPort\}\} there/u,
  );
  assert.deepEqual(peer.heard.all, []);
  await peer.close();
});

test('for programs it is one object; in Chinese it is Chinese', async () => {
  const file = shell.writeRequest('OPTIONS', 5099);
  const json = JSON.parse((await shell.run(['send', file, '--explain', '--format', 'json'])).stdout);
  assert.deepEqual(json.destination, { transport: 'udp', address: '127.0.0.1', port: 5099 });
  assert.deepEqual([json.alternatives, json.reach, json.warnings], [[], 'loopback', []]);
  assert.deepEqual(
    json.steps.map(({ code }: { code: string }) => code),
    ['by-request-uri', 'transport-of-via', 'port-named', 'address-numeric', 'answer-to-source'],
  );
  const { stdout } = await shell.run(['send', file, '--explain', '--lang', 'zh-cn']);
  assert.match(stdout, /通过 udp 发往 127\.0\.0\.1:5099，从 /u);
});

test('what --to says is said to be said by it', async () => {
  const file = shell.writeRequest('OPTIONS', 5099, { preamble: '# @target udp:127.0.0.1:1\n' });
  const { stdout } = await shell.run(['send', file, '--explain', '--to', 'udp:127.0.0.1:2']);
  assert.match(stdout, /^ {2}1 {2}The target is udp:127\.0\.0\.1:2, by --to\.\n/u);
});

test('where there is no way, it is said how far it was found', async () => {
  const file = shell.writeRequest('OPTIONS', 5099, { preamble: '# @target udp:239.1.2.3\n' });
  const { status, stdout } = await shell.run(['send', file, '--explain']);
  assert.equal(status, 2);
  assert.match(
    stdout,
    /^ {2}1 {2}The target is udp:239\.1\.2\.3, by # @target\.\n[\s\S]*\nerror: 239\.1\.2\.3 is a multicast address/u,
  );
});
