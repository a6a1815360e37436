/** Hints between the characters, each of them switched on and off, over standard input and output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InlayHint } from 'vscode-languageserver';
import type { LspClient } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///hints.sip';
const text = `@user = bob
###
# @capture later = header To;tag
MESSAGE sip:{{user}}@{{later}} SIP/2.0
To: <sip:{{user}}@b>

hello
###
@later = 1
MESSAGE sip:{{later}}{{user}} SIP/2.0
`;
const size = [5, 0, 'body: 5 bytes'];
const values = [
  [3, 20, '= bob'],
  [4, 17, '= bob'],
  [9, 29, '= bob'],
];
const server = testedServer();

async function hintsOf(client: LspClient, first = 0, last = 99): Promise<unknown[]> {
  const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
  const hints = await client.about<InlayHint[]>('inlayHint', uri, { range });
  return hints.map(({ position, label }) => [position.line, position.character, label]).sort();
}

test('without settings only sizes of bodies are told', async () => {
  await server.client.open(uri, text);
  assert.deepEqual(await hintsOf(server.client), [size]);
  assert.deepEqual(await hintsOf(server.client, 6), []);
});

test('values of variables can be asked for, in what is in sight, and sizes done without', async () => {
  const settings = { inlayHints: { variables: true } };
  const client = await server.start({ initializationOptions: { settings } });
  await client.open(uri, text);
  assert.deepEqual(await hintsOf(client), [values[0], values[1], size, values[2]]);
  assert.deepEqual(await hintsOf(client, 4, 5), [values[1], size]);
  const changed = { sip: { inlayHints: { bodySize: false, variables: true } } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: changed });
  assert.deepEqual(await hintsOf(client), values);
  await server.stop(client);
});
