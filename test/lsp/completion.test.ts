/** Completion over standard input and output: the list that an editor gets, and what it learns of an item when it asks. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, CompletionItem, CompletionList, MarkupContent } from 'vscode-languageserver';
import { type LspClient, pushing } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///complete.sip';
const text = [
  '### call',
  'INVITE sip:bob@example.com SIP/2.0',
  'From: "😀" <sip:a@b>;',
  '',
  '### next',
  '# @ref ',
  'BYE sip:{{}} SIP/2.0',
  '',
].join('\n');
const server = testedServer({}, (client) => client.open(uri, text));

test('the server says that it completes, on which characters, and that it tells more when asked', () => {
  const provider = server.client.initialized?.capabilities.completionProvider;
  assert.equal(provider?.resolveProvider, true);
  for (const sign of [':', ' ', ';', '=', '<', '{', '@']) assert.ok(provider?.triggerCharacters?.includes(sign), sign);
});

test('a parameter is put in where the cursor is, counted in UTF-16 units', async () => {
  const [tag] = await itemsAt(server.client, 2, 21);
  assert.deepEqual(tag, {
    label: 'tag',
    kind: 10,
    sortText: '000',
    textEdit: {
      range: { start: { line: 2, character: 21 }, end: { line: 2, character: 21 } },
      newText: 'tag={{$tag}}',
    },
    data: { kind: 'header-param', name: 'tag', owner: 'From' },
  });
});

test('what is to be filled in comes as a snippet, or as text where the editor knows no snippets', async () => {
  const whole = (items: readonly CompletionItem[]) =>
    items.find(({ label }) => label === 'All mandatory header fields');
  const snippet = whole(await itemsAt(server.client, 3, 0));
  assert.equal(snippet?.insertTextFormat, 2);
  assert.match(snippet?.textEdit?.newText ?? '', /\nTo: <sip:\$\{\d:bob\}@\$\{\d:example\.com\}>\n/u);
  const { completion: _, ...textDocument } = pushing.textDocument ?? {};
  const plain = await server.start({ capabilities: { textDocument } });
  await plain.open(uri, text);
  const simple = whole(await itemsAt(plain, 3, 0));
  assert.equal(simple?.insertTextFormat, undefined);
  assert.match(simple?.textEdit?.newText ?? '', /\nTo: <sip:bob@example\.com>\n/u);
  await server.stop(plain);
});

test('an item tells what is known of it once it is asked, in the language of the user', async () => {
  const [via] = await itemsAt(server.client, 3, 0).then((items) => items.filter(({ label }) => label === 'Via'));
  assert.ok(via !== undefined && via.documentation === undefined);
  const known = await server.client.request<CompletionItem>('completionItem/resolve', via);
  assert.match((known.documentation as MarkupContent).value, /^\*\*`Via`\*\* · header field/u);
  const plain: ClientCapabilities = { textDocument: { completion: { completionItem: { documentationFormat: [] } } } };
  const other = await server.start({ capabilities: plain, locale: 'zh-cn' });
  const said = await other.request<CompletionItem>('completionItem/resolve', via);
  assert.match((said.documentation as MarkupContent).value, /^Via · 头字段/u);
  await server.stop(other);
});

test('an item that is not ours comes back as it is', async () => {
  for (const data of [undefined, null, 7, 'x', {}, { kind: 'header', name: 3 }, { kind: 'odd', name: 'x' }]) {
    const item = { label: 'x', ...(data === undefined ? {} : { data }) };
    assert.deepEqual(await server.client.request('completionItem/resolve', item), item);
  }
});

test('other blocks are offered by name', async () => {
  assert.deepEqual(
    (await itemsAt(server.client, 5, 7)).map(({ label }) => label),
    ['call', 'next'],
  );
  assert.ok((await itemsAt(server.client, 6, 10)).some(({ label }) => label === 'call'));
});

test('what other messages say is offered, and what a request has', async () => {
  const other = 'file:///elsewhere.sip';
  await server.client.open(
    other,
    '### one\nINVITE sip:bob@example.com SIP/2.0\nCall-ID: 7@host\n### two\nBYE sip: SIP/2.0\nCall-ID: \nTo: {{one.request.headers.}}\n',
  );
  const at = async (line: number, character: number): Promise<readonly string[]> =>
    (await server.client.at<CompletionList>('completion', other, { line, character })).items.map(({ label }) => label);
  assert.ok((await at(4, 8)).includes('sip:bob@example.com'));
  assert.equal((await at(5, 9))[0], '7@host');
  assert.deepEqual(await at(6, 26), ['Call-ID']);
  await server.client.close(other);
});

test('the colon of a field brings nothing by itself, since the blank behind it does', async () => {
  const typed = 'file:///typed.sip';
  await server.client.open(
    typed,
    'INVITE sip:bob@example.com SIP/2.0\nMax-Forwards:\nContent-Type: application/sdp\n\nv=0\na=group:',
  );
  const labelsAt = async (line: number, character: number, triggerCharacter?: string): Promise<readonly string[]> => {
    const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
    const place = { textDocument: { uri: typed }, position: { line, character }, context };
    const { items } = await server.client.request<CompletionList>('textDocument/completion', place);
    return items.map(({ label }) => label);
  };
  assert.deepEqual(await labelsAt(1, 13, ':'), []);
  assert.deepEqual(await labelsAt(1, 13), ['70']);
  assert.ok((await labelsAt(5, 8, ':')).includes('BUNDLE'));
  await server.client.close(typed);
});

test('our own extension is told to ask again where something has to follow; no other editor is', async () => {
  const commands = async (asked: LspClient) => (await itemsAt(asked, 3, 0)).flatMap(({ command }) => command ?? []);
  assert.deepEqual(await commands(server.client), []);
  const ours = await server.start({ initializationOptions: { exchanges: true } });
  await ours.open(uri, text);
  const [first] = await commands(ours);
  assert.equal(first?.command, 'editor.action.triggerSuggest');
  await server.stop(ours);
});

async function itemsAt(asked: LspClient, line: number, character: number): Promise<readonly CompletionItem[]> {
  const list = await asked.at<CompletionList>('completion', uri, { line, character });
  assert.equal(list.isIncomplete, false);
  return list.items;
}
