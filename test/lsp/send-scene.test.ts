/** A file that plays both sides in an editor: what it waits for is told, what comes is checked and answered, and all of it is sent by one command. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import type { SendAllAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { freePort, scene } from '../support/scene.ts';
import { type Editor, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

function lineOf(text: string, title: string, start: string): number {
  const lines = text.split('\n');
  const from = lines.indexOf(`### ${title}`);
  return lines.findIndex((line, index) => index > from && line.startsWith(start));
}

function sendAll({ client }: Editor): Promise<SendAllAnswer> {
  return client.request('workspace/executeCommand', { command: 'sip.server.sendAll', arguments: [{ uri }] });
}

for (const transport of ['UDP', 'TCP', 'WSS']) {
  test(`both sides of a call by one command, over ${transport}`, async () => {
    const port = await freePort();
    const text = scene({ port, transport });
    const editor = await startEditor(bundles.folder);
    await editor.client.open(uri, text);
    assert.deepEqual(await sendAll(editor), { passed: 6, failed: 0, refusals: [] });
    const waiting = editor.events.filter(({ event }) => event === 'waiting').map(({ note }) => note);
    assert.deepEqual(
      [...new Set(waiting)],
      [`Waits for INVITE at 127.0.0.1:${port}`, 'Waits for ACK', 'Waits for BYE'],
    );
    const checks = editor.events.flatMap(({ event, checks: of = [] }) => (event === 'done' ? of : []));
    assert.deepEqual(
      checks.map(({ text: said, line, isMet }) => [said, line, isMet]),
      [
        ['header From.uri.user == alice', lineOf(text, 'ring', '# @expect'), true],
        ['caller = header From.uri', lineOf(text, 'ring', '# @capture'), true],
        ['status == 200', lineOf(text, 'invite', '# @expect'), true],
        ['response[180].headers.To.tag == bob-1', lineOf(text, 'invite', '# @expect response'), true],
        ['header CSeq.number == 1', lineOf(text, 'acknowledged', '# @expect'), true],
      ],
    );
    await editor.stop();
  });
}

test('a block that is sent by itself waits, is answered when somebody calls, and hears on until it is ended', async () => {
  const port = await freePort();
  const text = scene({ port });
  const editor = await startEditor(bundles.folder);
  const { client, events, until } = editor;
  await client.open(uri, text);
  const ring = lineOf(text, 'ring', 'SIP/2.0');
  const lenses = await client.about<CodeLens[]>('codeLens', uri);
  const above = (line: number): readonly string[] =>
    lenses.flatMap(({ range, command }) => (range.start.line === line ? (command?.title ?? '') : []));
  assert.deepEqual(above(ring), ['Wait and answer']);
  assert.deepEqual(above(lineOf(text, 'acknowledged', '# @recv')), ['Wait']);
  const sent = await editor.send(ring);
  assert.ok('exchange' in sent);
  await until('waiting');
  const peer = await udpPeer();
  peer.say(invite(peer.port, port), { address: '127.0.0.1', port });
  const ringing = (await peer.heard.next()).text;
  assert.match(ringing, /^SIP\/2\.0 180 Ringing\r\n.*;tag=bob-1\r\n.*\r\nSubject: sip:carol@127\.0\.0\.1\r\n/su);
  const done = await until('done');
  assert.equal(done.listening, true);
  assert.deepEqual(
    done.checks?.map(({ isMet, actual }) => [isMet, actual]),
    [
      [false, 'carol'],
      [true, 'sip:carol@127.0.0.1'],
    ],
  );
  // What follows is answered by a block that waits for nothing, since its request is there.
  assert.ok('exchange' in (await editor.send(lineOf(text, 'answer', 'SIP/2.0'))));
  assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/u);
  await client.request('workspace/executeCommand', {
    command: 'sip.server.cancel',
    arguments: [{ exchange: sent.exchange }],
  });
  await client.until(() => events.findLast(({ event, listening }) => event === 'done' && listening === undefined));
  await editor.stop();
  await peer.close();
});

test('a wait is given up, runs out, and begins anew when its block is sent again', async () => {
  const port = await freePort();
  const text = `### wait\n# @local :${port}\n# @recv MESSAGE\n# @timeout 100ms\n`;
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, text);
  const line = lineOf(text, 'wait', '# @recv');
  await editor.send(line);
  assert.equal((await editor.until('failed')).note, 'Nothing came within 0.1 s that # @recv MESSAGE waits for.');
  await editor.client.change(uri, 2, { text: text.replace('100ms', '5m') });
  const again = await editor.send(line);
  assert.ok('exchange' in again);
  await editor.until('waiting', 3);
  await editor.client.request('workspace/executeCommand', {
    command: 'sip.server.cancel',
    arguments: [{ exchange: again.exchange }],
  });
  const failed = await editor.until('failed', 2);
  assert.deepEqual([failed.exchange, failed.note], [again.exchange, 'Cancelled.']);
  await editor.stop();
});

test('nothing listens where nothing may: not in a folder that is not trusted, at a port that is taken, or without a port', async () => {
  const peer = await udpPeer();
  const text = `### wait\n# @local :${peer.port}\n# @recv MESSAGE\n`;
  const untrusted = await startEditor(bundles.folder, { trusted: false });
  await untrusted.client.open(uri, text);
  assert.deepEqual(await untrusted.send(2), {
    refused: 'In a folder that is not trusted no port is opened, so nothing is listened for.',
  });
  await untrusted.stop();
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, text);
  const taken = await editor.send(2);
  assert.ok('refused' in taken && /port/iu.test(taken.refused), JSON.stringify(taken));
  await editor.client.change(uri, 2, { text: '### wait\n# @recv MESSAGE\n' });
  const deaf = await editor.send(1);
  assert.ok(
    'refused' in deaf && deaf.refused.startsWith('Nothing can come to this user agent: '),
    JSON.stringify(deaf),
  );
  await editor.stop();
  await peer.close();
});

function invite(from: number, to: number): string {
  return [
    `INVITE sip:bob@127.0.0.1:${to} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bKcarol`,
    'From: <sip:carol@127.0.0.1>;tag=1',
    'To: <sip:bob@127.0.0.1>',
    'Call-ID: carol-1',
    'CSeq: 1 INVITE',
    `Contact: <sip:carol@127.0.0.1:${from}>`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
