/** The core as other programs load it: the bundle, without anything of Node in it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundlesForFile } from './support/file-bundles.ts';

type Core = typeof import('../server/src/core.ts');

const bundles = bundlesForFile('core.mjs');
let core: Core;

before(async () => {
  core = await import(pathToFileURL(`${bundles.folder}/core.mjs`).href);
});

const whole = `OPTIONS sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1
To: <sip:bob@example.com>
Call-ID: 1
CSeq: 1 OPTIONS
Content-Length: 0

`;

test('the bundle imports nothing', () => {
  const imports = readFileSync(`${bundles.folder}/core.mjs`, 'utf8').match(/^import\b.*$|\brequire\(.*$/gmu);
  assert.equal(imports, null);
});

test('what is parsed is printed again, whatever it is', () => {
  const texts = [
    '',
    '\r',
    '###',
    '\u{FEFF}x',
    '\0\uD800',
    `${whole}### \n\n# @raw\n\r\n`,
    whole.replaceAll('\n', '\r\n'),
  ];
  for (const text of texts) assert.equal(core.print(core.parse(text)), text);
});

test('a right message has no problem, a wrong one has it at its place', () => {
  assert.deepEqual(core.lint(core.parse(whole)), []);
  const text = `# first\r\n\r\n### second\r\n${whole.replace('CSeq: 1 OPTIONS\n', '')}`;
  assert.deepEqual(core.lint(core.parse(text)), [
    {
      rule: 'missing-cseq',
      severity: 'error',
      message: 'CSeq is missing',
      block_index: 1,
      message_index: 0,
      start: { line: 3, character: 0, offset: 23 },
      end: { line: 3, character: 35, offset: 58 },
      spec: 'RFC 3261 §8.1.1.5',
      fixes: ['Insert CSeq: 1 OPTIONS'],
    },
  ]);
});

test('settings change how strictly a rule is taken', () => {
  const file = core.parse(whole.replace('CSeq: 1 OPTIONS\n', ''));
  const severities = (level: 'off' | 'hint') =>
    core.lint(file, { rules: { 'missing-cseq': level } }).map(({ severity }) => severity);
  assert.deepEqual(severities('off'), []);
  assert.deepEqual(severities('hint'), ['hint']);
});

test('Content-Length counts the bytes of the encoding', () => {
  const text = whole.replace('Length: 0', 'Length: 4').replace('Via', 'Content-Type: text/plain\nVia');
  const rulesIn = (encoding: string) => core.lint(core.parse(`${text}中文`, { encoding })).map(({ rule }) => rule);
  assert.deepEqual(rulesIn('gb18030'), []);
  assert.deepEqual(rulesIn('utf8'), ['wrong-content-length']);
});
