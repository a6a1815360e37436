/** Files that no editor should open: each is answered, none costs another document, and nothing in the server fails. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentDiagnosticReport, Position } from 'vscode-languageserver';
import type { SendAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { type LspClient, pulling, startClient } from '../support/lsp-client.ts';

const whole = `OPTIONS sip:bob@127.0.0.1:9 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@127.0.0.1>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 OPTIONS
Content-Length: 0

`;

const binary = Array.from({ length: 300_000 }, (_, at) => String.fromCharCode((at * 7919) & 0xff)).join('');
const bigBody = whole.replace('Content-Length: 0', 'Content-Type: text/plain\nContent-Length: 10000000');

/** What stands in the file, and the rules that are reported. */
const files: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '', []],
  ['a binary file', binary, ['missing-start-line']],
  ['a file of CRs', '\r'.repeat(1_000_000), []],
  ['a file of NULs', '\0'.repeat(1_000_000), ['control-character']],
  ['a file of separators', '###\n'.repeat(250_000), []],
  ['a message of 10 MB', `${bigBody}${'x'.repeat(10_000_000)}`, []],
  ['10 MB of messages', `${whole}###\n`.repeat(Math.ceil(10_000_000 / whole.length)), []],
  [
    'a missing include',
    whole.replace('Content-Length: 0\n', 'Content-Type: text/plain\n\n< absent.xml'),
    ['missing-include'],
  ],
  ['a file that cannot be read as text', whole.replace('bob', '\u{FFFD}'), ['unreadable-character']],
  ['half a surrogate pair', whole.replace('Max', 'Subject: \uD800\nMax'), []],
  [
    'templates that refer to themselves',
    `@a = {{b}}\n@b = {{a}}\n${whole.replace('bob', '{{a}}')}`,
    ['unresolved-variable'],
  ],
  ['templates that never end', `${whole}###\nINVITE sip:${'{{'.repeat(50_000)}`, []],
  ['a line of 1 MB', whole.replace('70', `70${' '.repeat(1_000_000)}`), []],
  ['a hundred thousand folds', whole.replace('70', `70${'\n '.repeat(100_000)}`), []],
];

const bundles = bundlesForFile('server.js', 'worker.js');
let client: LspClient;
let folder: string;
let count = 0;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sipwright-bad-'));
  client = await startClient({ server: `${bundles.folder}/server.js`, capabilities: pulling });
});

inTheEnd(async () => {
  assert.equal(await client.stop(), 0);
  rmSync(folder, { recursive: true, force: true });
});

for (const [name, text, rules] of files) {
  test(`${name} is answered whatever is asked`, async () => {
    const uri = nextUri();
    await client.open(uri, text);
    await askEverything(uri, { line: 0, character: 3 });
    await askEverything(uri, { line: 1_000_000, character: 1_000_000 });
    assert.deepEqual(await rulesIn(uri), rules);
    await assertStillServes();
    await client.close(uri);
  });
}

test('a bad file can be edited until it is right, and is then found right', async () => {
  const uri = nextUri();
  await client.open(uri, binary);
  assert.deepEqual(await rulesIn(uri), ['missing-start-line']);
  await client.change(uri, 2, { text: `${binary}\n###\n${whole}` });
  await client.change(uri, 3, { text: whole });
  assert.deepEqual(await rulesIn(uri), []);
  await client.close(uri);
});

test('what cannot be sent is refused with a sentence, and nothing is sent', async () => {
  const cases: readonly (readonly [string, number, RegExp])[] = [
    ['', 0, /message/u],
    [binary, 0, /request line/u],
    ['\r'.repeat(1000), 0, /message/u],
    [`${whole}< absent.xml\n`, 0, /absent\.xml cannot be read/u],
    [whole.replace('bob', '\u{FFFD}'), 0, /could not read a byte/u],
    [`@a = {{b}}\n@b = {{a}}\n${whole.replace('bob', '{{a}}')}`, 2, /\{?a\}?|b/u],
  ];
  for (const [text, line, sentence] of cases) {
    const uri = nextUri();
    await client.open(uri, text);
    const answer = await client.request<SendAnswer>('workspace/executeCommand', {
      command: 'sip.server.send',
      arguments: [{ uri, position: { line, character: 0 } }],
    });
    assert.ok('refused' in answer, text.slice(0, 40));
    assert.match(answer.refused, sentence);
    await client.close(uri);
  }
  await assertStillServes();
});

test('an included file that appears is found', async () => {
  const uri = nextUri();
  const text = whole.replace('Content-Length: 0\n', 'Content-Type: text/plain\n\n< later.xml');
  await client.open(uri, text);
  assert.deepEqual(await rulesIn(uri), ['missing-include']);
  writeFileSync(join(folder, 'later.xml'), '<a/>');
  await client.change(uri, 2, { text: `${text}\n` });
  assert.ok(!(await rulesIn(uri)).includes('missing-include'));
  await client.close(uri);
});

function nextUri(): string {
  count += 1;
  return pathToFileURL(join(folder, `${count}.sip`)).href;
}

async function rulesIn(uri: string): Promise<readonly unknown[]> {
  const report = await client.about<DocumentDiagnosticReport>('diagnostic', uri);
  assert.ok(report.kind === 'full');
  return [...new Set(report.items.filter(({ severity }) => severity === 1).map(({ code }) => code))];
}

async function askEverything(uri: string, position: Position): Promise<void> {
  const range = { start: position, end: position };
  const answers = [
    client.at('hover', uri, position),
    client.at('completion', uri, position),
    client.about('codeLens', uri),
    client.about('documentSymbol', uri),
    client.about('foldingRange', uri),
    client.about('codeAction', uri, { range, context: { diagnostics: [] } }),
  ];
  assert.equal((await Promise.all(answers)).length, answers.length);
}

/** Nothing failed so far, and another document is answered as ever. */
async function assertStillServes(): Promise<void> {
  const uri = nextUri();
  await client.open(uri, whole.replace('CSeq: 1 OPTIONS\n', ''));
  assert.deepEqual(await rulesIn(uri), ['missing-cseq']);
  await client.close(uri);
  assert.deepEqual(await client.request('sip/status', undefined), { faults: 0 });
}
