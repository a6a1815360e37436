/** Whatever is done to a text, the server answers: as of a document opened afresh, and without a fault. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem, Diagnostic, DocumentDiagnosticReport, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Damage, damageOf, seeded, texts } from '../sip/support/texts.ts';
import { pulling } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer({
  capabilities: pulling,
  initializationOptions: { settings: { format: { enabled: true, order: true }, inlayHints: { variables: true } } },
});

test('a text edited 2 000 times has the diagnostics of the same text opened afresh', async () => {
  const random = seeded(11);
  const edited = 'file:///edited.sip';
  const fresh = 'file:///fresh.sip';
  const document = TextDocument.create(edited, 'sip', 0, texts.map(({ text }) => text).join('\n###\n'));
  await server.client.open(edited, document.getText());
  for (let version = 1; version <= 2000; version += 1) {
    await edit(document, version, damageOf(document.getText(), random));
    // Long texts are cut, so that each of so many checks stays quick.
    if (document.getText().length > 20_000) await edit(document, version, { start: 4000, end: 12_000, text: '' });
    if (version % 10 !== 0) continue;
    await server.client.open(fresh, document.getText());
    assert.deepEqual(await diagnosticsOf(edited), await diagnosticsOf(fresh), `after edit ${version}`);
    await server.client.close(fresh);
  }
  await server.client.close(edited);
});

test('every request anywhere in a damaged text has an answer', async () => {
  const random = seeded(12);
  const uri = 'file:///damaged.sip';
  const below = (limit: number): number => Math.floor(random() * limit);
  for (const { text: whole } of texts) {
    const document = TextDocument.create(uri, 'sip', 0, whole);
    await server.client.open(uri, whole);
    for (let version = 1; version <= 12; version += 1) {
      await edit(document, version, damageOf(document.getText(), random));
      const inside = document.positionAt(below(document.getText().length + 1));
      for (const position of [inside, { line: below(80) - 5, character: below(200) - 20 }]) await askAll(uri, position);
    }
    await server.client.close(uri);
  }
});

test('positions outside of a text are moved into it', async () => {
  const uri = 'file:///short.sip';
  await server.client.open(uri, 'OPTIONS sip:a SIP/2.0\r\nTo: <sip:a>');
  assert.deepEqual(
    (await server.client.at<{ range: object }>('hover', uri, { line: 1, character: 0 })).range,
    (await server.client.at<{ range: object }>('hover', uri, { line: 1, character: -3 })).range,
  );
  assert.equal(await server.client.at('hover', uri, { line: 0, character: 999 }), null);
  const { items } = await server.client.at<{ items: CompletionItem[] }>('completion', uri, { line: 99, character: 99 });
  const [first] = items;
  assert.ok(first?.textEdit !== undefined && 'range' in first.textEdit);
  assert.deepEqual(first.textEdit.range, { start: { line: 1, character: 4 }, end: { line: 1, character: 11 } });
  await server.client.close(uri);
});

/** The same edit here and there. */
async function edit(document: TextDocument, version: number, { start, end, text }: Damage): Promise<void> {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  await server.client.change(document.uri, version, { range, text });
  TextDocument.update(document, [{ range, text }], version);
}

async function diagnosticsOf(uri: string): Promise<readonly Diagnostic[]> {
  const report = await server.client.about<DocumentDiagnosticReport>('diagnostic', uri);
  assert.ok(report.kind === 'full');
  return report.items;
}

const options = { tabSize: 2, insertSpaces: true };

/** Everything that an editor can ask about a place, and about the whole. */
async function askAll(uri: string, position: Position): Promise<void> {
  const range = { start: position, end: { line: position.line + 2, character: 3 } };
  const [list] = await Promise.all([
    server.client.at<{ items: CompletionItem[] }>('completion', uri, position),
    server.client.at('hover', uri, position),
    server.client.at('definition', uri, position),
    server.client.at('documentHighlight', uri, position),
    server.client.at('references', uri, position, { context: { includeDeclaration: true } }),
    server.client.about('codeAction', uri, {
      range,
      context: { diagnostics: [], only: ['quickfix', 'source.fixAll', 'refactor'] },
    }),
    server.client.about('codeAction', uri, {
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    }),
    server.client.about('formatting', uri, { options }),
    server.client.about('rangeFormatting', uri, { range, options }),
    server.client.at('onTypeFormatting', uri, position, { ch: '\n', options }),
    server.client.at('onTypeFormatting', uri, position, { ch: ':', options }),
    server.client.at('linkedEditingRange', uri, position),
    server.client.at('signatureHelp', uri, position),
    server.client.request('workspace/symbol', { query: 'i' }),
    server.client.about('semanticTokens/full', uri),
    server.client.about('semanticTokens/full/delta', uri, { previousResultId: '1' }),
    server.client.about('semanticTokens/range', uri, { range }),
    server.client.about('codeLens', uri),
    server.client.about('documentLink', uri),
    server.client.about('documentSymbol', uri),
    server.client.about('foldingRange', uri),
    server.client.about('inlayHint', uri, { range }),
    server.client.about('selectionRange', uri, { positions: [position] }),
    server.client.about('diagnostic', uri),
  ]);
  const [first] = list.items;
  if (first !== undefined) await server.client.request('completionItem/resolve', first);
}
