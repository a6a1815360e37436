/** How strictly an editor's documents are checked: by the `.siplint.json` of their folder, and by the settings of each folder. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type ConfigurationItem, type Diagnostic, FileChangeType } from 'vscode-languageserver';
import { smallRequest } from '../../server/src/rules/common/examples.ts';
import { surveillanceRequest } from '../../server/src/rules/common/surveillance.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { LspClient, pushing } from '../support/lsp-client.ts';

const root = mkdtempSync(join(tmpdir(), 'sipwright-lint-config-'));
const one = join(root, 'one');
const other = join(root, 'other');
const uriOf = (...steps: string[]): string => pathToFileURL(join(root, ...steps)).href;

const withoutMaxForwards = smallRequest.filter((line) => !line.startsWith('Max-Forwards')).join('\n');

const bundles = bundlesForFile('server.js');

before(() => {
  mkdirSync(join(one, 'deep'), { recursive: true });
  mkdirSync(other);
});

inTheEnd(() => {
  rmSync(root, { recursive: true });
});

type SettingsOf = (item: ConfigurationItem) => unknown;

interface Editor {
  readonly client: LspClient;
  readonly asked: ConfigurationItem[][];
  readonly stop: () => Promise<void>;
}

/** An editor with two folders open, whose settings it tells. */
async function open(settingsOf: SettingsOf = () => ({})): Promise<Editor> {
  const client = new LspClient(join(bundles.folder, 'server.js'));
  const asked: ConfigurationItem[][] = [];
  client.connection.onRequest('workspace/configuration', ({ items }: { items: ConfigurationItem[] }) => {
    asked.push(items);
    return items.map(settingsOf);
  });
  const workspace = { configuration: true, workspaceFolders: true };
  await client.start({ capabilities: { ...pushing, workspace } });
  const added = [one, other].map((path) => ({ uri: pathToFileURL(path).href, name: 'x' }));
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
  const stop = async (): Promise<void> => {
    const { faults } = await client.request<{ faults: number }>('sip/status', null);
    assert.equal(faults, 0, client.log.join(''));
    await client.stop();
  };
  return { client, asked, stop };
}

/** Waits until the last diagnostics of a document are these, each as its rule and its severity. */
async function shows(client: LspClient, uri: string, expected: readonly string[]): Promise<void> {
  const last = (): readonly Diagnostic[] => client.published.findLast((each) => each.uri === uri)?.diagnostics ?? [];
  const said = (): string =>
    last()
      .map(({ code, severity }) => `${code ?? ''} ${severity}`.trim())
      .join('\n');
  await client.until(() =>
    client.published.some((each) => each.uri === uri) && said() === expected.join('\n') ? true : undefined,
  );
}

function configure(folder: string, content: unknown): void {
  writeFileSync(join(folder, '.siplint.json'), typeof content === 'string' ? content : JSON.stringify(content));
}

function changed(client: LspClient): Promise<void> {
  const changes = [{ uri: uriOf('one', '.siplint.json'), type: FileChangeType.Changed }];
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

test('the nearest file upward counts, within the folder that is open; a change of it counts at once', async () => {
  configure(root, { ignore: ['*'] });
  configure(one, {
    rules: { 'missing-max-forwards': 'hint' },
    overrides: [{ files: ['deep/*'], ignore: ['missing-*'] }],
  });
  const { client, stop } = await open();
  await client.open(uriOf('one', 'a.sip'), withoutMaxForwards);
  await client.open(uriOf('one', 'deep', 'b.sip'), withoutMaxForwards);
  await client.open(uriOf('other', 'c.sip'), withoutMaxForwards);
  await shows(client, uriOf('one', 'a.sip'), ['missing-max-forwards 4']);
  await shows(client, uriOf('one', 'deep', 'b.sip'), []);
  await shows(client, uriOf('other', 'c.sip'), ['missing-max-forwards 2']);
  configure(one, { rules: { 'missing-max-forwards': 'error' } });
  await changed(client);
  await shows(client, uriOf('one', 'a.sip'), ['missing-max-forwards 1']);
  await shows(client, uriOf('one', 'deep', 'b.sip'), ['missing-max-forwards 1']);
  rmSync(join(one, '.siplint.json'));
  await changed(client);
  await shows(client, uriOf('one', 'a.sip'), ['missing-max-forwards 2']);
  await stop();
});

test('what is wrong in the file is shown in it, until it is mended, and the rest of it counts', async () => {
  configure(one, '{\n  "profile": "strict",\n  "ignore": ["missing-*"]\n}');
  const { client, stop } = await open();
  const file = uriOf('one', '.siplint.json');
  await client.open(uriOf('one', 'a.sip'), withoutMaxForwards);
  await shows(client, uriOf('one', 'a.sip'), []);
  await shows(client, file, ['1']);
  const [{ range, message } = assert.fail()] = client.published.findLast(({ uri }) => uri === file)?.diagnostics ?? [];
  assert.deepEqual(range, { start: { line: 1, character: 13 }, end: { line: 1, character: 21 } });
  assert.equal(message, 'There is no profile strict. There are must, rfc, interop, ims, gb28181, all.');
  configure(one, '{ "ignore": [');
  await changed(client);
  await shows(client, uriOf('one', 'a.sip'), ['missing-max-forwards 2']);
  await shows(client, file, ['1']);
  configure(one, {});
  await changed(client);
  await shows(client, file, []);
  await stop();
});

test('each folder has its own settings, asked for at once and again when they change', async () => {
  rmSync(join(one, '.siplint.json'), { force: true });
  let level = 'hint';
  const { client, asked, stop } = await open(({ scopeUri }) =>
    scopeUri === pathToFileURL(one).href ? { lint: { rules: { 'missing-max-forwards': level } } } : {},
  );
  await client.open(uriOf('one', 'a.sip'), withoutMaxForwards);
  await client.open(uriOf('other', 'c.sip'), withoutMaxForwards);
  await client.open('file:///elsewhere.sip', withoutMaxForwards);
  await shows(client, uriOf('one', 'a.sip'), ['missing-max-forwards 4']);
  await shows(client, uriOf('other', 'c.sip'), ['missing-max-forwards 2']);
  await shows(client, 'file:///elsewhere.sip', ['missing-max-forwards 2']);
  const requests = asked.length;
  level = 'off';
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await shows(client, uriOf('one', 'a.sip'), []);
  assert.equal(asked.length, requests + 1, 'one question for all folders, none for a document');
  await stop();
});

test('the settings choose a profile, a .siplint.json another, and the status says which and what is withheld', async () => {
  configure(one, { profile: 'gb28181', ignore: ['missing-registration-expires'] });
  const { client, stop } = await open(() => ({ lint: { profile: 'must' } }));
  const text = surveillanceRequest('REGISTER');
  await client.open(uriOf('one', 'a.sip'), text);
  await client.open(uriOf('other', 'c.sip'), text);
  await shows(client, uriOf('one', 'a.sip'), []);
  await shows(client, uriOf('other', 'c.sip'), ['user-in-registrar 2']);
  assert.deepEqual(await client.request('sip/status', { uri: uriOf('one', 'a.sip') }), {
    faults: 0,
    checks: {
      profile: 'gb28181',
      withheld: '2 problems withheld: 1 by .siplint.json, 1 by the profile gb28181',
    },
  });
  const { checks } = await client.request<{ checks: unknown }>('sip/status', { uri: uriOf('other', 'c.sip') });
  assert.deepEqual(checks, { profile: 'must' });
  await stop();
});

test('a message in GB18030 is counted in its bytes', async () => {
  configure(one, { profile: 'gb28181' });
  const body =
    '<?xml version="1.0" encoding="GB2312"?>\r\n<Response>\r\n<CmdType>DeviceInfo</CmdType>\r\n<SN>1</SN>\r\n<DeviceID>34020000001320000001</DeviceID>\r\n<DeviceName>前门摄像机</DeviceName>\r\n</Response>\r\n';
  const size = body.length + '前门摄像机'.length;
  const head = ['Content-Type: Application/MANSCDP+xml', `Content-Length: ${size}`];
  const { client, stop } = await open();
  const uri = uriOf('one', 'gb.sip');
  await client.open(uri, surveillanceRequest('MESSAGE', ...head).replaceAll('\n', '\r\n') + body);
  await client.until(() =>
    client.published
      .findLast((each) => each.uri === uri)
      ?.diagnostics.some(({ code }) => code === 'wrong-content-length')
      ? true
      : undefined,
  );
  await client.connection.sendNotification('sip/documentEncoding', { uri, encoding: 'gb18030' });
  await shows(client, uri, []);
  await stop();
});
