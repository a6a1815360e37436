/** `sipwright send --dry-run`: the bytes that would leave, and nothing leaves. */

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

test('what would leave is shown with its origins, and for programs as bytes and parts', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('OPTIONS', peer.port);
  const { status, stdout, stderr } = await shell.run(['send', file, '--dry-run']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(
    stdout,
    new RegExp(`^# UDP to 127\\.0\\.0\\.1:${peer.port}, from 127\\.0\\.0\\.1:\\d+ · \\d+ bytes\\n`, 'u'),
  );
  assert.match(stdout, / {2}← \{\{\$branch\}\}\n/u);
  const json = JSON.parse((await shell.run(['send', file, '--dry-run', '--format', 'json', '--fresh'])).stdout);
  const wire = Buffer.from(json.wire, 'base64');
  assert.match(
    wire.toString('latin1'),
    /^OPTIONS sip:bob@127\.0\.0\.1:\d+ SIP\/2\.0\r\nVia: SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;rport;branch=/u,
  );
  assert.deepEqual([json.parts[0].from, json.parts.at(-1).to], [0, wire.length]);
  assert.ok(json.parts.some(({ origin }: { origin: string }) => origin === 'fresh'));
  assert.deepEqual(peer.heard.all, []);
  await peer.close();
});
