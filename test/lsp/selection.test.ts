/** Growing selections, over standard input and output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();

test('every cursor gets its own steps, up to the whole file', async () => {
  const text = '@user = bob\r\n### ask\r\nOPTIONS sip:{{user}}@b SIP/2.0\r\nCSeq: 1 OPTIONS\r\n';
  const document = TextDocument.create('file:///select.sip', 'sip', 1, text);
  await server.client.open(document.uri, text);
  const positions = [
    { line: 3, character: 8 },
    { line: 0, character: 2 },
  ];
  const ranges = await server.client.about<SelectionRange[]>('selectionRange', document.uri, { positions });
  const head = 'OPTIONS sip:{{user}}@b SIP/2.0\r\nCSeq: 1 OPTIONS';
  assert.deepEqual(
    ranges.map((each) => chainOf(each).map((range) => document.getText(range))),
    [
      ['OPTIONS', '1 OPTIONS', 'CSeq: 1 OPTIONS', head, `### ask\r\n${head}\r\n`, text],
      ['user', '@user = bob', '@user = bob\r\n', text],
    ],
  );
  await server.client.close(document.uri);
});

test('an empty document has itself', async () => {
  const uri = 'file:///empty.sip';
  const nowhere = { line: 0, character: 0 };
  await server.client.open(uri, '');
  assert.deepEqual(await server.client.about('selectionRange', uri, { positions: [nowhere] }), [
    { range: { start: nowhere, end: nowhere } },
  ]);
  await server.client.close(uri);
});

function chainOf({ range, parent }: SelectionRange): SelectionRange['range'][] {
  return parent === undefined ? [range] : [range, ...chainOf(parent)];
}
