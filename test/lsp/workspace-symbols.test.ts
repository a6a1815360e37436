/** Symbols of a whole folder, over standard input and output: of files that are open and of those that are not, and current. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { WorkspaceSymbol } from 'vscode-languageserver';
import { inTheEnd } from '../support/leftovers.ts';
import type { LspClient } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const root = mkdtempSync(join(tmpdir(), 'sipwright-symbols-'));
const folder = join(root, 'open');
const elsewhere = join(root, 'elsewhere');
for (const path of [folder, elsewhere, join(folder, 'calls'), join(folder, 'node_modules'), join(folder, '.kept')])
  mkdirSync(path);
inTheEnd(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  writeFileSync(join(folder, path), text);
  return pathToFileURL(join(folder, path)).href;
}

const hello = write(
  'calls/hello.sip',
  '@user = bob\r\n### Say hello\r\n# note\r\nMESSAGE sip:bob@example.com SIP/2.0\r\nCall-ID: 77@host\r\n\r\n### \r\nSIP/2.0 200 OK\r\ni: 77@host\r\n',
);
const other = write('other.sip', 'BYE sip:{{who}} SIP/2.0\nCall-ID: {{$callId}}\n');
write('binding.sip', '%Module qt\nMESSAGE sip:never@example.com SIP/2.0\n');
write('notes.txt', 'MESSAGE sip:never@example.com SIP/2.0\n');
for (const path of ['node_modules', '.kept']) write(`${path}/a.sip`, 'MESSAGE sip:never@example.com SIP/2.0\n');
writeFileSync(join(elsewhere, 'a.sip'), 'MESSAGE sip:never@example.com SIP/2.0\n');
symlinkSync(join(elsewhere, 'a.sip'), join(folder, 'link.sip'));
symlinkSync(elsewhere, join(folder, 'linked'));

const options = { folder: pathToFileURL(folder).href };
const server = testedServer(options);

async function found(query: string, client: LspClient = server.client): Promise<unknown[]> {
  const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
  return symbols.map(({ name, location }) => {
    assert.ok('range' in location);
    const { start, end } = location.range;
    const file = location.uri.slice(options.folder.length + 1);
    return `${name} ${file}:${start.line}:${start.character}-${end.character}`;
  });
}

test('messages are found by name, method and address, calls by Call-ID, variables by name', async () => {
  const message = 'Say hello · MESSAGE sip:bob@example.com calls/hello.sip:3:0-7';
  assert.deepEqual(await found('hello'), [message]);
  assert.deepEqual(await found('MESSAGE'), [message]);
  assert.deepEqual(await found('sayex'), [message]);
  assert.deepEqual(await found('200'), ['200 OK calls/hello.sip:7:8-11']);
  assert.deepEqual(await found('77@h'), ['77@host calls/hello.sip:4:9-16', '77@host calls/hello.sip:8:3-10']);
  assert.deepEqual(await found('user'), ['user calls/hello.sip:0:1-5']);
  assert.deepEqual(await found('bye'), ['BYE sip:{{who}} other.sip:0:0-3']);
  assert.deepEqual(await found('never'), []);
});

test('what is open counts as it is typed, and as it was saved once it is closed', async () => {
  await server.client.open(other, 'INFO sip:typed@example.com SIP/2.0\n');
  assert.deepEqual(await found('bye'), []);
  assert.deepEqual(await found('typed'), ['INFO sip:typed@example.com other.sip:0:0-4']);
  await server.client.close(other);
  assert.deepEqual(await found('typed'), []);
  assert.deepEqual(await found('bye'), ['BYE sip:{{who}} other.sip:0:0-3']);
});

test('a file that changes, comes or goes is read again, once the editor tells', async () => {
  const fresh = write('fresh.sip', 'REFER sip:a@b SIP/2.0\n');
  assert.deepEqual(await found('refer'), []);
  await changed(fresh, 1);
  assert.deepEqual(await found('refer'), ['REFER sip:a@b fresh.sip:0:0-5']);
  write('fresh.sip', 'PUBLISH sip:a@b SIP/2.0\n');
  await changed(fresh, 2);
  assert.deepEqual(await found('refer'), []);
  assert.deepEqual(await found('publish'), ['PUBLISH sip:a@b fresh.sip:0:0-7']);
  rmSync(join(folder, 'fresh.sip'));
  await changed(fresh, 3);
  assert.deepEqual(await found('publish'), []);
  // A file outside of the open folder is not read, whoever names it.
  await changed(pathToFileURL(join(elsewhere, 'a.sip')).href, 1);
  assert.deepEqual(await found('never'), []);
});

test('what lay in a folder that is gone is not found, though the editor tells of no file', async () => {
  mkdirSync(join(folder, 'gone'));
  const lost = write('gone/lost.sip', 'NOTIFY sip:a@b SIP/2.0\n');
  await changed(lost, 1);
  assert.deepEqual(await found('notify'), ['NOTIFY sip:a@b gone/lost.sip:0:0-6']);
  rmSync(join(folder, 'gone'), { recursive: true });
  assert.deepEqual(await found('notify'), []);
});

test('a folder of thousands of files is searched whole, odd bytes, odd names and a loop of links included', async () => {
  const many = join(root, 'many');
  mkdirSync(join(many, '目录 #1'), { recursive: true });
  symlinkSync(many, join(many, 'loop'));
  for (let number = 0; number < 3000; number += 1)
    writeFileSync(join(many, `${number}.sip`), `INFO sip:u${number}@example.com SIP/2.0\nCall-ID: c${number}\n`);
  const chinese = Buffer.concat([
    Buffer.from('INFO sip:last@example.com SIP/2.0\nSubject: '),
    Buffer.from([0xc4, 0xe3, 0xff]),
  ]);
  writeFileSync(join(many, '目录 #1', '你好%20.sip'), chinese);
  const client = await server.start({ folder: pathToFileURL(many).href });
  const names = async (query: string): Promise<readonly string[]> =>
    (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query })).map(({ name }) => name);
  assert.deepEqual(await names('u2999@'), ['INFO sip:u2999@example.com']);
  assert.deepEqual(await names('c2999'), ['c2999']);
  assert.deepEqual(await names('sip:last@'), ['INFO sip:last@example.com']);
  await server.stop(client);
});

test('of a folder that is not trusted only what is open is known', async () => {
  const client = await server.start({ ...options, initializationOptions: { trusted: false } });
  await client.open(hello, 'INFO sip:typed@example.com SIP/2.0\n');
  assert.deepEqual(await found('typed', client), ['INFO sip:typed@example.com calls/hello.sip:0:0-4']);
  assert.deepEqual(await found('bye', client), []);
  await server.stop(client);
});

function changed(uri: string, type: number): Promise<void> {
  return server.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}
