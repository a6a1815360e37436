/** Links of a document, over standard input and output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentLink } from 'vscode-languageserver';
import { testedServer } from '../support/tested-server.ts';

const paths = ['./a b.txt', 'deep/../c%.txt', '../d.txt', '../../e.txt', '/etc/passwd', '//host/share', '..', '\ud800'];
const text = [
  'MESSAGE sip:a@b SIP/2.0',
  'Call-Info: <https://example.com/a>, <http://[::/b>',
  '',
  ...paths.map((path) => `< ${path}`),
].join('\n');
const server = testedServer();

async function targetsIn(uri: string): Promise<[number, string | undefined][]> {
  await server.client.open(uri, text);
  const links = await server.client.about<DocumentLink[]>('documentLink', uri);
  await server.client.close(uri);
  return links.map(({ range, target }) => [range.start.line, target]);
}

test('a path leads to a file of the folder of its document, and no further', async () => {
  assert.deepEqual(await targetsIn('file:///folder/messages/a.sip'), [
    [1, 'https://example.com/a'],
    [3, 'file:///folder/messages/a%20b.txt'],
    [4, 'file:///folder/messages/c%25.txt'],
    [10, 'file:///folder/messages/%EF%BF%BD'],
  ]);
});

test('where a folder is open, a path may lead anywhere in it', async () => {
  const client = await server.start({ capabilities: { workspace: { workspaceFolders: true } } });
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'file:///folder', name: 'folder' }], removed: [] },
  });
  const links = async (uri: string): Promise<(string | undefined)[]> => {
    await client.open(uri, 'MESSAGE sip:a@b SIP/2.0\n\n< ../d.txt\n< ../../folders/e.txt\n< /folder/f.txt\n');
    return (await client.about<DocumentLink[]>('documentLink', uri)).map(({ target }) => target);
  };
  assert.deepEqual(await links('file:///folder/messages/a.sip'), ['file:///folder/d.txt', 'file:///folder/f.txt']);
  assert.deepEqual(await links('file:///folders/deep/a.sip'), []);
  await server.stop(client);
});

test('a document that was never saved has no files beside it', async () => {
  assert.deepEqual(await targetsIn('untitled:Untitled-1'), [[1, 'https://example.com/a']]);
});

test('on Windows both strokes part folders', async () => {
  const uri = 'file:///c%3A/folder/a.sip';
  await server.client.open(uri, 'MESSAGE sip:a@b SIP/2.0\n\n< .\\b\\c.txt\n< ..\\d.txt\n');
  const links = await server.client.about<DocumentLink[]>('documentLink', uri);
  assert.deepEqual(
    links.map(({ target }) => target),
    ['file:///c%3A/folder/b/c.txt'],
  );
  await server.client.close(uri);
});
