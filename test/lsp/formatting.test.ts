/** Formatting over standard input and output: nothing without the setting, and with it the document, a part, and what was typed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LspClient } from '../support/lsp-client.ts';
import { whileOpen } from '../support/marked-document.ts';
import { testedServer } from '../support/tested-server.ts';

const text = `OPTIONS  sip:a@b SIP/2.0
TO :<sip:a@b>
v:SIP/2.0/UDP a

TO :body
### second
FROM :1
`;
const document = TextDocument.create('file:///format.sip', 'sip', 1, text);
const { uri } = document;
const options = { tabSize: 2, insertSpaces: true };
const server = testedServer({ initializationOptions: { settings: { format: { enabled: true } } } }, (client) =>
  client.open(uri, text),
);

test('nothing is formatted unless somebody wants it', async () => {
  const client = await server.start();
  await client.open(uri, text);
  assert.equal(await client.about('formatting', uri, { options }), null);
  assert.equal(await client.about('rangeFormatting', uri, { options, range: rangeOf('TO :<', 'v:') }), null);
  assert.equal(await client.at('onTypeFormatting', uri, { line: 2, character: 0 }, { ch: '\n', options }), null);
  await server.stop(client);
});

test('a document is formatted, and a body is not', async () => {
  const edits = await server.client.about<TextEdit[]>('formatting', uri, { options });
  assert.equal(
    TextDocument.applyEdits(document, edits),
    'OPTIONS sip:a@b SIP/2.0\nTo: <sip:a@b>\nv: SIP/2.0/UDP a\n\nTO :body\n### second\nFROM :1\n',
  );
});

test('the form of names and the order come from the settings', async () => {
  const settings = { format: { enabled: true, names: 'long', order: true } };
  const client = await server.start({ initializationOptions: { settings } });
  await client.open(uri, text);
  const edits = await client.about<TextEdit[]>('formatting', uri, { options });
  assert.match(
    TextDocument.applyEdits(document, edits),
    /^OPTIONS .*\nVia: SIP\/2\.0\/UDP a\nTo: <sip:a@b>\n\nTO :body/u,
  );
  await server.stop(client);
});

test('of a part the lines in it', async () => {
  const range = rangeOf('TO :<', '<sip');
  const edits = await server.client.about<TextEdit[]>('rangeFormatting', uri, { options, range });
  assert.equal(TextDocument.applyEdits(document, edits), text.replace('TO :<', 'To: <'));
});

test('of a selection up to the next block nothing of that block', () =>
  whileOpen(server.client, 'OPTIONS sip:a@b SIP/2.0\nTO :<sip:a@b>\n###  second\n', async (open) => {
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const edits = await server.client.about<TextEdit[]>('rangeFormatting', open.uri, { options, range });
    assert.equal(TextDocument.applyEdits(open, edits), 'OPTIONS sip:a@b SIP/2.0\nTo: <sip:a@b>\n###  second\n');
  }));

test('what is typed is made even when its line ends', async () => {
  assert.match(
    await typed(server.client, { line: 2, character: 0 }, '\n'),
    /^OPTIONS {2}sip:a@b SIP\/2\.0\nTo: <sip:a@b>\nv:S/u,
  );
  assert.match(await typed(server.client, { line: 2, character: 2 }, ':'), /\nTO :<sip:a@b>\nv: S/u);
});

test('under # @raw nothing is touched, whatever is asked; a block below it is', async () => {
  const raw = '# @raw\nOPTIONS  sip:a@b SIP/2.0  \nTO :<sip:a@b>\nv:SIP/2.0/UDP a\n\nTO :body\n';
  const below = '###\nOPTIONS sip:a@b SIP/2.0\n';
  await whileOpen(server.client, `${raw}${below}TO :<sip:a@b>\n`, async (open) => {
    const after = (edits: TextEdit[] | null) => TextDocument.applyEdits(open, edits ?? []);
    const range = { start: open.positionAt(0), end: open.positionAt(raw.length) };
    const { client } = server;
    const whole = await client.about<TextEdit[]>('formatting', open.uri, { options });
    assert.equal(after(whole), `${raw}${below}To: <sip:a@b>\n`);
    const part = await client.about<TextEdit[] | null>('rangeFormatting', open.uri, { options, range });
    assert.equal(after(part), open.getText());
    const typing = { ch: '\n', options };
    const line = await client.at<TextEdit[] | null>('onTypeFormatting', open.uri, { line: 3, character: 0 }, typing);
    assert.equal(after(line), open.getText());
  });
});

async function typed(client: LspClient, position: { line: number; character: number }, ch: string): Promise<string> {
  const edits = await client.at<TextEdit[]>('onTypeFormatting', uri, position, { ch, options });
  return TextDocument.applyEdits(document, edits);
}

function rangeOf(from: string, to: string) {
  return { start: document.positionAt(text.indexOf(from)), end: document.positionAt(text.indexOf(to)) };
}
