/** Whatever is done to a text, the server answers: as of a document opened afresh, and without a fault. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Damage, damageOf, seeded, texts } from '../sip/support/texts.ts';
import { asking, everything, faultsAt, notAsked } from '../support/every-request.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer({
  capabilities: asking,
  initializationOptions: { settings: everything },
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

test('every request that is announced, anywhere in a damaged text, has an answer that lies inside of it', async () => {
  assert.ok(server.client.initialized !== undefined);
  assert.deepEqual(notAsked(server.client.initialized.capabilities), []);
  const random = seeded(12);
  const uri = 'file:///damaged.sip';
  const below = (limit: number): number => Math.floor(random() * limit);
  for (const { name, text: whole } of texts) {
    const document = TextDocument.create(uri, 'sip', 0, whole);
    await server.client.open(uri, whole);
    for (let version = 1; version <= 12; version += 1) {
      await edit(document, version, damageOf(document.getText(), random));
      const inside = document.positionAt(below(document.getText().length + 1));
      for (const position of [inside, { line: below(80) - 5, character: below(200) - 20 }]) {
        const faults = await faultsAt(server.client, document, { uri, position, random });
        assert.deepEqual(faults, [], `${name}, version ${version}: ${JSON.stringify(document.getText())}`);
      }
    }
    await server.client.close(uri);
  }
});

test('an answer that lies outside would be noticed', async () => {
  const uri = 'file:///longer.sip';
  await server.client.open(uri, 'OPTIONS sip:a SIP/2.0\nTo: <sip:a>\n\n###\nOPTIONS sip:b SIP/2.0\nTo: x y\n');
  const shorter = TextDocument.create(uri, 'sip', 1, 'OPTIONS sip:a SIP/2.0\nTo:');
  const place = { uri, position: { line: 1, character: 6 }, random: seeded(13) };
  const found = (await faultsAt(server.client, shorter, place)).map((fault) => fault.split(':')[0]);
  for (const name of ['documentSymbolProvider', 'foldingRangeProvider', 'hoverProvider', 'semanticTokensProvider'])
    assert.ok(found.includes(name), name);
  await server.client.close(uri);
});

test('positions outside of a text are moved into it', async () => {
  const uri = 'file:///short.sip';
  await server.client.open(uri, 'OPTIONS sip:a SIP/2.0\r\nTo: <sip:a>');
  assert.deepEqual(
    (await server.client.at<{ range: object }>('hover', uri, { line: 1, character: 0 })).range,
    (await server.client.at<{ range: object }>('hover', uri, { line: 1, character: -3 })).range,
  );
  assert.deepEqual((await server.client.at<{ range: object }>('hover', uri, { line: 0, character: 999 })).range, {
    start: { line: 0, character: 14 },
    end: { line: 0, character: 21 },
  });
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
