/** An editor that can is told to ask again when the settings have changed, and then gets other answers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///refresh.sip';
const text = 'MESSAGE sip:bob@example.com SIP/2.0\nTo: <sip:bob@example.com>\n\nhello\n';
const whole = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
const support = { refreshSupport: true };

const server = testedServer();

test('lenses and hints that are switched off are gone when the editor asks again', async () => {
  const client = await server.start({ capabilities: { workspace: { codeLens: support, inlayHint: support } } });
  await client.open(uri, text);
  assert.notEqual((await client.about<CodeLens[]>('codeLens', uri)).length, 0);
  const told = ['codeLens', 'inlayHint'].map(
    (name) =>
      new Promise<void>((resolve) => {
        client.connection.onRequest(`workspace/${name}/refresh`, () => {
          resolve();
          return null;
        });
      }),
  );
  const settings = { sip: { codeLens: { enabled: false }, inlayHints: { bodySize: false } } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await Promise.all(told);
  assert.deepEqual(await client.about<CodeLens[]>('codeLens', uri), []);
  assert.deepEqual(await client.about<InlayHint[]>('inlayHint', uri, { range: whole }), []);
  await server.stop(client);
});

test('each lens can be done without', async () => {
  const titles = async (codeLens: object): Promise<unknown[]> => {
    const client = await server.start({ initializationOptions: { settings: { codeLens } } });
    await client.open(uri, text);
    const lenses = await client.about<CodeLens[]>('codeLens', uri);
    await server.stop(client);
    return lenses.map(({ command }) => command?.title);
  };
  assert.deepEqual(await titles({}), ['Send', 'Send fresh']);
  assert.deepEqual(await titles({ send: false }), ['Send fresh']);
  assert.deepEqual(await titles({ sendFresh: false }), ['Send']);
  assert.deepEqual(await titles({ enabled: false }), []);
});
