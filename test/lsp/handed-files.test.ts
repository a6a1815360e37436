/** Files that the editor hands over, since they lie on no disk of the server's machine: environments, settings of rules, symbols and paths come from them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionList, Diagnostic, SymbolInformation } from 'vscode-languageserver';
import { type FolderFile, folderFilesMethod } from '../../server/src/protocol.ts';
import { cursor } from '../support/cursor.ts';
import { testedServer } from '../support/tested-server.ts';

const folder = 'vscode-vfs://github/somebody/calls';
const uri = `${folder}/flows/a.sip`;

const files: readonly FolderFile[] = [
  { uri, text: '' },
  { uri: `${folder}/sip-client.env.json`, text: JSON.stringify({ $shared: { domain: 'example.com' } }) },
  { uri: `${folder}/.siplint.json`, text: JSON.stringify({ rules: { 'missing-max-forwards': 'off' } }) },
  { uri: `${folder}/flows/other.sip`, text: '### Bob is asked\nOPTIONS sip:bob@example.com SIP/2.0\n' },
  { uri: `${folder}/bodies/a%20b.xml` },
];

const request = `OPTIONS sip:{{domain}} SIP/2.0
Via: SIP/2.0/UDP a.example.com;branch=z9hG4bK776
From: <sip:alice@example.com>;tag=49583
To: <sip:bob@example.com>
Call-ID: 843817637684230@example.com
CSeq: 1826 OPTIONS
Content-Length: 0
`;

const server = testedServer({ folder });

let version = 1;

/** Gives the document another text, and the rules that complain of it. */
async function rulesOf(text: string): Promise<unknown[]> {
  version += 1;
  await server.client.change(uri, version, { text });
  return (await server.client.pushed(uri, version)).map(({ code }) => code);
}

function hand(handed: readonly FolderFile[]): Promise<void> {
  return server.client.connection.sendNotification(folderFilesMethod, { files: handed });
}

async function labelsAt(marked: string): Promise<readonly string[]> {
  const { text, offset } = cursor(marked);
  version += 1;
  await server.client.change(uri, version, { text });
  const lines = text.slice(0, offset).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const list = await server.client.at<CompletionList>('completion', uri, position);
  return list.items.map(({ label }) => label);
}

test('until files are handed over nothing is said of what may stand in them; then they count, and again when they change', async () => {
  await server.client.open(uri, request, version);
  assert.deepEqual(await server.client.pushed(uri, 1).then((found) => found.map(({ code }: Diagnostic) => code)), [
    'missing-max-forwards',
  ]);
  await hand(files);
  assert.deepEqual(await rulesOf(`${request}\n`), []);
  assert.deepEqual(await rulesOf(request.replace('domain', 'realm')), ['unresolved-variable']);
  await hand(files.filter(({ uri: each }) => !each.endsWith('.siplint.json')));
  assert.deepEqual(await rulesOf(request), ['missing-max-forwards']);
  await hand(files);
});

test('what their environment sets is offered', async () => {
  assert.ok((await labelsAt('OPTIONS sip:{{|')).includes('domain'));
});

test('messages of files that are handed over are found', async () => {
  const found = await server.client.request<SymbolInformation[]>('workspace/symbol', { query: 'Bob is' });
  assert.deepEqual(
    found.map(({ name, location }) => [name, location.uri]),
    [['Bob is asked · OPTIONS sip:bob@example.com', `${folder}/flows/other.sip`]],
  );
});

test('paths are completed from their names, and none that leads out of the folder', async () => {
  assert.deepEqual(await labelsAt('# @import |'), ['a.sip', 'other.sip']);
  assert.deepEqual(await labelsAt('# @send-file ../|'), ['flows', 'sip-client.env.json', 'bodies']);
  assert.deepEqual(await labelsAt('MESSAGE sip:a@b SIP/2.0\n\n< ../bodies/|'), ['a b.xml']);
  assert.deepEqual(await labelsAt('# @send-file ../../|'), []);
});
