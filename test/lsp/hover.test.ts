/** Hovers over standard input and output: where the cursor is, in the user's language, in the form that the editor shows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, Hover, MarkupContent, Position } from 'vscode-languageserver';
import type { LspClient } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///hover.sip';
const text = [
  '@user = alice',
  '',
  '### call',
  'INVITE sip:bob@example.com;transport=tcp SIP/2.0',
  'v: SIP/2.0/UDP 192.0.2.1;rport',
  'To: "😀" <sip:{{user}}@example.com>',
  '',
].join('\n');
const server = testedServer({}, (client) => client.open(uri, text));

test('a hover says what stands there, and on which characters', async () => {
  assert.equal(server.client.initialized?.capabilities.hoverProvider, true);
  assert.deepEqual(await hoverOn(server.client, 3, 2), ['**`INVITE`** · method', 'INVITE']);
  assert.deepEqual(await hoverOn(server.client, 3, 30), ['**`transport`** · URI parameter', 'transport=tcp']);
  assert.deepEqual(await hoverOn(server.client, 4, 0), ['**`Via`** · header field · compact form `v`', 'v']);
  assert.deepEqual(await hoverOn(server.client, 5, 17), ['**`user`** · variable', '{{user}}']);
});

test('what stands nowhere, or outside of the text, has no hover', async () => {
  assert.equal(await server.client.at('hover', uri, { line: 1, character: 0 }), null);
  assert.equal(await server.client.at('hover', uri, { line: 2, character: 6 }), null);
  assert.equal(await server.client.at('hover', uri, { line: 99, character: 99 }), null);
  assert.equal(await server.client.at('hover', 'file:///none.sip', { line: 0, character: 0 }), null);
});

test('a variable shows the value of the moment', async () => {
  const value = async (): Promise<string | undefined> => {
    const found = await server.client.at<Hover>('hover', uri, { line: 5, character: 17 });
    return (found.contents as MarkupContent).value.split('\n\n')[1];
  };
  assert.equal(await value(), 'Its value is `alice`');
  const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 13 } };
  await server.client.change(uri, 2, { range, text: 'carol' });
  assert.equal(await value(), 'Its value is `carol`');
});

test('a Call-ID tells which messages of the file have it, as they are being typed', async () => {
  const call = 'file:///call.sip';
  const message = (method: string) =>
    `${method} sip:b@b.org SIP/2.0\nFrom: <sip:a@a.org>;tag=1\nTo: <sip:b@b.org>\nCall-ID: x@a.org\nCSeq: 1 ${method}\n\n`;
  await server.client.open(call, `${message('INVITE')}###\n${message('CANCEL')}`);
  const said = async (): Promise<string> => {
    const found = await server.client.at<Hover>('hover', call, { line: 3, character: 11 });
    return (found.contents as MarkupContent).value;
  };
  assert.match(await said(), /2 messages of this file have it: `INVITE` · `CANCEL`\./u);
  const range = { start: { line: 10, character: 9 }, end: { line: 10, character: 10 } };
  await server.client.change(call, 2, { range, text: 'y' });
  assert.match(await said(), /No other message of this file has it\./u);
});

test('a Chinese editor reads Chinese; one without Markdown reads no signs of it', async () => {
  const plain: ClientCapabilities = { textDocument: { hover: { contentFormat: ['plaintext'] } } };
  const other = await server.start({ capabilities: plain, locale: 'zh-CN' });
  await other.open(uri, text);
  assert.deepEqual(await hoverOn(other, 3, 2), ['INVITE · 方法', 'INVITE']);
  const hover = await other.at<Hover>('hover', uri, { line: 3, character: 2 });
  const { kind, value } = hover.contents as MarkupContent;
  assert.equal(kind, 'plaintext');
  assert.doesNotMatch(value, /\*\*|`|\]\(/u);
  assert.match(value, /RFC 3261 §13/u);
  await server.stop(other);
});

/** The first line of a hover, and the text that it is for. */
async function hoverOn(asked: LspClient, line: number, character: number): Promise<[string, string]> {
  const position: Position = { line, character };
  const { contents, range } = await asked.at<Hover>('hover', uri, position);
  const { value } = contents as MarkupContent;
  assert.ok(range !== undefined && range.start.line === range.end.line);
  const on = (text.split('\n')[range.start.line] ?? '').slice(range.start.character, range.end.character);
  return [value.split('\n')[0] ?? '', on];
}
