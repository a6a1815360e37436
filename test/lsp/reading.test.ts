/** What an editor reads off a document, over standard input and output. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeLens, DocumentSymbol, FoldingRange, SymbolInformation } from 'vscode-languageserver';
import { type Bundles, buildBundles } from '../support/bundles.ts';
import { type LspClient, pushing, startClient } from '../support/lsp-client.ts';

const uri = 'file:///a.sip';
const options = 'OPTIONS sip:a@example.com SIP/2.0\nCSeq: 1 OPTIONS\nContent-Length: 0\n';
const text = `@user = bob\n\n### ask\n${options}\n### answer\nSIP/2.0 200 OK\nCSeq: 1 OPTIONS\n`;
let bundles: Bundles;
let client: LspClient;

before(async () => {
  bundles = buildBundles('server.js');
  client = await startClient({ server: `${bundles.folder}/server.js` });
  await client.open(uri, text);
});

after(async () => {
  assert.equal(await client.stop(), 0);
  bundles.remove();
});

test('Send and Send fresh stand above a request, with what the command needs', async () => {
  const lenses = await client.about<CodeLens[]>('codeLens', uri);
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start, command?.title, command?.command, command?.arguments]),
    ['Send', 'Send fresh'].map((title, index) => [
      { line: 3, character: 0 },
      title,
      ['sip.server.send', 'sip.server.sendFresh'][index],
      [{ uri, version: 1, position: { line: 3, character: 0 } }],
    ]),
  );
});

test('the outline nests where the editor can show it, and is a list elsewhere', async () => {
  const symbols = await client.about<DocumentSymbol[]>('documentSymbol', uri);
  assert.deepEqual(
    symbols.map(({ name, detail, range }) => [name, detail, range.start.line, range.end.line]),
    [
      ['For the whole file', '', 0, 2],
      ['ask', 'OPTIONS sip:a@example.com', 2, 7],
      ['answer', '200 OK', 7, 10],
    ],
  );
  assert.deepEqual(
    symbols[1]?.children?.map(({ name }) => name),
    ['CSeq', 'Content-Length'],
  );
  const { documentSymbol: _, ...textDocument } = pushing.textDocument ?? {};
  const simple = await startClient({
    server: `${bundles.folder}/server.js`,
    capabilities: { textDocument },
    locale: 'zh-CN',
  });
  await simple.open(uri, text);
  const list = await simple.about<SymbolInformation[]>('documentSymbol', uri);
  assert.deepEqual(list.map(({ name, containerName }) => [name, containerName]).slice(0, 3), [
    ['对整个文件有效', ''],
    ['user', '对整个文件有效'],
    ['ask', ''],
  ]);
  assert.equal(await simple.stop(), 0);
});

test('blocks and heads fold', async () => {
  const folds = await client.about<FoldingRange[]>('foldingRange', uri);
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [2, 5],
      [3, 5],
      [7, 9],
      [8, 9],
    ],
  );
});

test('a binding file of PyQt is not ours', async () => {
  const bindings = 'file:///bindings.sip';
  await client.open(bindings, '%Module(name=PyQt6)\n\nclass QObject\n{\n};\n');
  assert.deepEqual(await client.about('codeLens', bindings), []);
  assert.deepEqual(await client.about('documentSymbol', bindings), []);
  assert.deepEqual(await client.about('foldingRange', bindings), []);
  await client.close(bindings);
});

test('a document that is not open has no answer, and no error', async () => {
  assert.deepEqual(await client.about('documentSymbol', 'file:///none.sip'), []);
});
