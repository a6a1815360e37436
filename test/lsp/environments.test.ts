/** Environment files beside an open document: what they set is known, completed and sent, where the folder is trusted. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Diagnostic, Hover, Location } from 'vscode-languageserver';
import type { SendAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { udpPeer } from '../support/loopback.ts';
import { type Answers, type Editor, request, startEditor } from '../support/sending-editor.ts';

const folder = mkdtempSync(join(tmpdir(), 'sipwright-environments-'));
const uri = pathToFileURL(join(folder, 'a.sip')).href;

const bundles = bundlesForFile('server.js', 'worker.js');

inTheEnd(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

interface Opened extends Editor {
  readonly said: { readonly message: string }[];
  readonly sendIt: () => Promise<SendAnswer>;
  readonly unresolved: () => Promise<readonly string[]>;
}

async function open(text: string, environment: string, answers: Answers = {}): Promise<Opened> {
  const editor = await startEditor(bundles.folder, { settings: { environment }, ...answers });
  const { client } = editor;
  const said = client.collect<{ message: string }>('window/showMessage');
  await client.open(uri, text);
  const problems = async (): Promise<readonly Diagnostic[]> => {
    const { diagnostics } = await client.until(() => client.published.findLast((each) => each.uri === uri));
    return diagnostics;
  };
  return {
    ...editor,
    said,
    sendIt: () =>
      client.request('workspace/executeCommand', {
        command: 'sip.server.send',
        arguments: [{ uri, position: { line: 1, character: 0 } }],
      }),
    unresolved: async () =>
      (await problems()).filter(({ code }) => code === 'unresolved-variable').map(({ message }) => String(message)),
  };
}

function asking(port: number): string {
  return request(port).replace('Max-Forwards: 70', 'Max-Forwards: 70\nSubject: {{subject}} {{who}}');
}

test('what the chosen environment sets has a value, is offered by name alone, and is sent', async () => {
  write('sip-client.env.json', { $shared: { subject: 'shared', who: 'shared' }, dev: { subject: 'of dev' } });
  write('sip-client.private.env.json', { dev: { who: '{{$secret x}}' } });
  const peer = await udpPeer();
  const { client, said, sendIt, unresolved, asked, stop } = await open(asking(peer.port), 'dev');
  assert.deepEqual(await unresolved(), []);
  assert.ok('exchange' in (await sendIt()));
  assert.match((await peer.heard.next()).text, /\r\nSubject: of dev \{\{\$secret x\}\}\r\n/u);
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 4, character: 11 },
  });
  const who = items.find(({ label }) => label === 'who');
  assert.equal(who?.detail, 'sip-client.private.env.json');
  assert.doesNotMatch(JSON.stringify(items), /\$secret x/u);
  const hover = await client.request<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: { line: 4, character: 26 },
  });
  assert.match(JSON.stringify(hover.contents), /Its value stands in `sip-client\.private\.env\.json`/u);
  assert.deepEqual([said, asked], [[], []]);
  await stop();
  await peer.close();
});

test('a variable leads to the line of the environment file that gives it its value', async () => {
  const shared =
    '{\n  "$shared": { "who": "who", "subject": "who" },\n  "dev": { "subject": { "who": 1 }, "号": "x" },\n  "test": { "who": "t" }\n}\n';
  write('sip-client.env.json', shared);
  write('sip-client.private.env.json', '{ "dev": { "subject": "private" } }');
  const { client, stop } = await open(`${asking(9).replace('{{who}}', '{{who}} {{号}} {{none}}')}`, 'dev');
  const lead = async (character: number): Promise<unknown> => {
    const found = await client.request<Location | null>('textDocument/definition', {
      textDocument: { uri },
      position: { line: 4, character },
    });
    return found === null ? null : [found.uri.replace(/^.*\//u, ''), found.range.start, found.range.end.character];
  };
  assert.deepEqual(await lead(13), ['sip-client.private.env.json', { line: 0, character: 12 }, 19]);
  assert.deepEqual(await lead(25), ['sip-client.env.json', { line: 1, character: 16 }, 19]);
  assert.deepEqual(await lead(33), ['sip-client.env.json', { line: 2, character: 37 }, 38]);
  assert.equal(await lead(41), null);
  await stop();
});

test('a variable of no environment is told, and one with a line end is not sent', async () => {
  write('sip-client.env.json', { dev: { subject: 'x\r\nRoute: <sip:evil.example.com>' } });
  write('sip-client.private.env.json', {});
  const { sendIt, unresolved, stop } = await open(asking(9), 'dev');
  assert.deepEqual(await unresolved(), ['who has no value (docs/format.md#variables)']);
  assert.deepEqual(await sendIt(), {
    refused: 'The value of subject holds a line end, which would begin another header field.',
    position: { line: 4, character: 9 },
  });
  await stop();
});

test('a variable of an environment that is not chosen leads to the setting', async () => {
  write('sip-client.env.json', { $shared: { who: 'x' }, dev: { subject: 'x' } });
  const { sendIt, unresolved, stop } = await open(asking(9), '');
  const sentence = 'subject has a value in dev only: sip.environment or --env chooses an environment';
  assert.deepEqual(await unresolved(), [`${sentence} (docs/format.md#variables)`]);
  assert.deepEqual(await sendIt(), { refused: `${sentence}.`, position: { line: 4, character: 9 } });
  await stop();
});

test('a file that cannot be read is told of once, and keeps what needs it from being sent', async () => {
  write('sip-client.env.json', '{ "dev": { "subject": "x" }');
  const { said, sendIt, unresolved, stop } = await open(asking(9), 'dev');
  assert.deepEqual(await unresolved(), []);
  const refused = 'sip-client.env.json is no JSON that can be read, so that no environment counts.';
  assert.deepEqual(await sendIt(), { refused, position: { line: 4, character: 9 } });
  await sendIt();
  assert.deepEqual(
    said.map(({ message }) => message),
    [refused],
  );
  await stop();
});

test('a folder that is not trusted has no environment, and nobody says that its variables have no value', async () => {
  write('sip-client.env.json', { $shared: { subject: 'x', who: 'y' } });
  const { sendIt, unresolved, stop } = await open(asking(9), '', { trusted: false });
  assert.deepEqual(await unresolved(), []);
  assert.deepEqual(await sendIt(), {
    refused: 'Environment files count only in a trusted folder.',
    position: { line: 4, character: 9 },
  });
  await stop();
});

test('a file that changes is read again', async () => {
  write('sip-client.env.json', { $shared: { subject: 'x' } });
  const { client, unresolved, stop } = await open(asking(9), '');
  assert.deepEqual(await unresolved(), ['who has no value (docs/format.md#variables)']);
  const before = client.published.length;
  write('sip-client.env.json', { $shared: { subject: 'x', who: 'y' } });
  const changed = pathToFileURL(join(folder, 'sip-client.env.json')).href;
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: changed, type: 2 }] });
  await client.until(() => client.published.length > before || undefined);
  assert.deepEqual(await unresolved(), []);
  await stop();
});

test('which environments there are is told, and nothing of a folder that is not trusted', async () => {
  write('sip-client.env.json', { $shared: { domain: 'example.com' }, dev: { pin: '1' }, lab: {} });
  write('sip-client.private.env.json', { lab: { pin: '2' }, home: { pin: '3' } });
  const { client } = await open('@a = b\n', 'dev');
  const names = () => client.request('sip/environments', { uri });
  assert.deepEqual(await names(), { names: ['lab', 'home', 'dev'] });
  await client.connection.sendNotification('sip/trust', { trusted: false });
  assert.deepEqual(await names(), { names: [] });
});
