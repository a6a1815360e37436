/** The document of the wire in an editor: what would leave, what left and came, and the lens that opens it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { type Editor, request, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

function wire({ client }: Editor, more: object = {}): Promise<WireAnswer & { readonly refused?: string }> {
  return client.request('workspace/executeCommand', {
    command: 'sip.server.wire',
    arguments: [{ uri, position: { line: 1, character: 0 }, ...more }],
  });
}

test('what would leave is shown to the byte with its origins, fresh too, and nothing leaves', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(peer.port, { via: '127.0.0.1:{{$localPort}};branch=z9hG4bKwritten' }));
  const { title, text } = await wire(editor);
  assert.match(title, /^OPTIONS sip:bob@127\.0\.0\.1:\d+$/u);
  assert.match(
    text,
    /^# Would leave: OPTIONS sip:bob@127\.0\.0\.1:\d+ · \d+ bytes\n# UDP to 127\.0\.0\.1:\d+, from 127\.0\.0\.1:\d+\n/u,
  );
  assert.match(text, /\n[0-9a-f]{4} {2}\d+ +[0-9a-f ]+ {2}← \{\{\$localPort\}\}\n/u);
  assert.match(text, /^[0-9a-f]{4} {2}.*SIP\/2\.0␍␊ .* 0d 0a$/mu);
  const fresh = await wire(editor, { fresh: true });
  assert.match(fresh.text, / {2}← Send fresh\n/u);
  assert.match(fresh.text, /\n# Via is now /u);
  assert.deepEqual(peer.heard.all, []);
  await editor.stop();
  await peer.close();
});

test('what the document is called is what leaves, unless a secret stands in it', async () => {
  const editor = await startEditor(bundles.folder, { password: 'swordfish' });
  const named = (user: string) =>
    `@user = ${user}\n${request(5099).replace('### ask\n', '').replace('sip:bob@127.0.0.1:5099 SIP', 'sip:{{user}}@127.0.0.1 SIP')}`;
  await editor.client.open(uri, named('carol'));
  assert.equal((await wire(editor)).title, 'OPTIONS sip:carol@127.0.0.1');
  await editor.client.change(uri, 2, { text: named('{{$secret pin}}') });
  const { title, text } = await wire(editor);
  assert.equal(title, 'OPTIONS sip:{{user}}@127.0.0.1');
  assert.ok(!text.includes('swordfish'), text);
  await editor.stop();
});

test('traffic stands below; what is malformed in it is passed over; nothing in it is obeyed', async () => {
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(5099));
  const traffic = [
    {
      heading: 'received · +2 ms\u{202E}',
      wire: Buffer.from('SIP/2.0 200 \u{1B}[31mOK\r\n').toString('base64'),
      remarks: ['late'],
    },
    { heading: 7, wire: '' },
    'nonsense',
  ];
  const { text } = await wire(editor, { traffic });
  assert.match(text, /\n\n# received · \+2 ms⟨U\+202E⟩ · \d+ bytes\n# late\n0000 {2}SIP\/2\.0 200 ␛\[31 /u);
  assert.equal(text.split('\n\n').length, 2);
  await editor.stop();
});

test('where the way is not found the bytes are shown all the same; what is at fault in the text is said', async () => {
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(5099, { preamble: '# @target udp:224.0.0.1\n' }));
  const { text } = await wire(editor);
  assert.match(text, /\n# 224\.0\.0\.1 is a multicast address; .*\n# The way was not found/u);
  assert.match(text, /OPTIONS sip:bob@/u);
  await editor.client.open('file:///other.sip', 'OPTIONS sip:{{nobody}} SIP/2.0\n');
  const other = await wire(editor, { uri: 'file:///other.sip', position: { line: 0, character: 0 } });
  assert.match(other.refused ?? '', /nobody/u);
  await editor.stop();
});

test('the lens stands there once it is switched on', async () => {
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(5099));
  const lenses = () => editor.client.about<{ command?: { title: string; command: string } }[]>('codeLens', uri);
  const titles = async () => (await lenses()).map(({ command }) => `${command?.title} ${command?.command}`);
  assert.deepEqual(
    (await titles()).filter((title) => title.includes('wire')),
    [],
  );
  await editor.client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { sip: { codeLens: { wire: true } } },
  });
  assert.deepEqual(
    (await titles()).filter((title) => title.includes('wire')),
    ['Wire sip.server.wire'],
  );
  await editor.stop();
});
