/** Lenses over standard input and output: each of them, what comes next too, can be switched off and the others stay. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
const all = { enabled: true, send: true, sendFresh: true, wire: true, next: true };

test('each lens of a request that rings can be switched off by itself', async () => {
  const peer = await udpPeer();
  const editor = await startEditor(bundles.folder);
  await editor.client.open(uri, request(peer.port, { method: 'INVITE' }));
  await editor.send(1);
  const heard = await peer.heard.next();
  heard.reply(respond(heard, '180 Ringing'));
  await editor.until('response');
  const titles = async (settings: object): Promise<unknown[]> => {
    const sip = { codeLens: { ...all, ...settings } };
    await editor.client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { sip } });
    const lenses = await editor.client.about<CodeLens[]>('codeLens', uri);
    assert.ok(lenses.every(({ range }) => range.start.line === 1));
    return lenses.map(({ command }) => command?.title);
  };
  assert.deepEqual(await titles({}), ['Send', 'Send fresh', 'Wire', 'Next: CANCEL']);
  assert.deepEqual(await titles({ send: false }), ['Send fresh', 'Wire', 'Next: CANCEL']);
  assert.deepEqual(await titles({ sendFresh: false }), ['Send', 'Wire', 'Next: CANCEL']);
  assert.deepEqual(await titles({ wire: false }), ['Send', 'Send fresh', 'Next: CANCEL']);
  assert.deepEqual(await titles({ next: false }), ['Send', 'Send fresh', 'Wire']);
  assert.deepEqual(await titles({ enabled: false }), []);
  heard.reply(respond(heard, '486 Busy Here'));
  await editor.until('done');
  await editor.stop();
  await peer.close();
});
