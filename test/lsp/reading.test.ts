/** What an editor reads off a document, over standard input and output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeLens,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  Location,
  SymbolInformation,
} from 'vscode-languageserver';
import { pushing } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///a.sip';
const options = 'OPTIONS sip:a@example.com SIP/2.0\nCSeq: 1 OPTIONS\nContent-Length: 0\n';
const text = `@user = bob\n\n### ask\n${options}\n### answer\nSIP/2.0 200 OK\nCSeq: 1 OPTIONS\n`;
const server = testedServer({}, (client) => client.open(uri, text));

test('Send and Send fresh stand above a request, with what the command needs', async () => {
  const lenses = await server.client.about<CodeLens[]>('codeLens', uri);
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
  const symbols = await server.client.about<DocumentSymbol[]>('documentSymbol', uri);
  assert.deepEqual(
    symbols.map(({ name, detail, range }) => [name, detail, range.start.line, range.end.line]),
    [
      ['For the whole file', '', 0, 1],
      ['ask', 'OPTIONS sip:a@example.com', 2, 6],
      ['answer', '200 OK', 7, 9],
    ],
  );
  assert.deepEqual(
    symbols[1]?.children?.map(({ name }) => name),
    ['CSeq', 'Content-Length'],
  );
  const { documentSymbol: _, ...textDocument } = pushing.textDocument ?? {};
  const simple = await server.start({ capabilities: { textDocument }, locale: 'zh-CN' });
  await simple.open(uri, text);
  const list = await simple.about<SymbolInformation[]>('documentSymbol', uri);
  assert.deepEqual(list.map(({ name, containerName }) => [name, containerName]).slice(0, 3), [
    ['对整个文件有效', ''],
    ['user', '对整个文件有效'],
    ['ask', ''],
  ]);
  await server.stop(simple);
});

test('blocks and heads fold', async () => {
  const folds = await server.client.about<FoldingRange[]>('foldingRange', uri);
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

test('behind Content-Length stands which line ends it counts, in what is in sight', async () => {
  const hinted = 'file:///hints.sip';
  const message = (length: string) => `MESSAGE sip:a@b SIP/2.0\nContent-Type: text/plain\nl: ${length}\n\n早安\n`;
  await server.client.open(hinted, `${message('6')}###\n${message('8')}###\n${message('{{$contentLength}}')}`);
  const hints = (first: number, last: number): Promise<InlayHint[]> =>
    server.client.about('inlayHint', hinted, {
      range: { start: { line: first, character: 0 }, end: { line: last, character: 0 } },
    });
  assert.deepEqual(await hints(0, 3), [
    { position: { line: 2, character: 4 }, label: 'without its final line end', paddingLeft: true },
  ]);
  assert.deepEqual(
    (await hints(3, 99)).map(({ position, label }) => [position.line, label]),
    [
      [8, 'with its final line end'],
      [14, '= 6 · without its final line end'],
    ],
  );
  await server.client.close(hinted);
});

test('a name leads to the line that sets it, or to the block that is called so', async () => {
  const named = 'file:///names.sip';
  const lines = [
    '@user = bob',
    '',
    '### first',
    '# @name call',
    'INVITE sip:{{user}} SIP/2.0',
    '',
    '### second',
    '@user = alice',
    '@user = carol',
    '# @ref call',
    'BYE sip:{{user}}@{{call.response.status}} SIP/2.0',
    'To: {{other}}',
    '',
  ];
  await server.client.open(named, lines.join('\n'));
  const leads = async (line: number, character: number): Promise<unknown> => {
    const found = await server.client.at<Location | null>('definition', named, { line, character });
    return found === null ? null : [found.uri, found.range.start.line, found.range.start.character];
  };
  assert.deepEqual(await leads(4, 15), [named, 0, 1]);
  assert.deepEqual(await leads(10, 12), [named, 8, 1]);
  assert.deepEqual(await leads(9, 9), [named, 4, 0]);
  assert.deepEqual(await leads(10, 25), [named, 4, 0]);
  assert.equal(await leads(11, 8), null);
  assert.equal(await leads(4, 2), null);
  await server.client.close(named);
});

test('a binding file of PyQt is not ours', async () => {
  const bindings = 'file:///bindings.sip';
  await server.client.open(bindings, '%Module(name=PyQt6)\n\nclass QObject\n{\n};\n');
  assert.deepEqual(await server.client.about('codeLens', bindings), []);
  assert.deepEqual(await server.client.about('documentSymbol', bindings), []);
  assert.deepEqual(await server.client.about('foldingRange', bindings), []);
  await server.client.close(bindings);
});

test('a document that is not open has no answer, and no error', async () => {
  assert.deepEqual(await server.client.about('documentSymbol', 'file:///none.sip'), []);
});
