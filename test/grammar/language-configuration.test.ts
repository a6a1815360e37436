/** What the editor does by itself while a .sip file is written: words, brackets, comments, and by which first line a file is known. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const manifest = read('package.json');
const [language] = manifest.contributes.languages;
const configuration = read('language-configuration.json');

test('words are tokens of SIP', () => {
  const words = (text: string): string[] => text.match(new RegExp(configuration.wordPattern, 'g')) ?? [];
  assert.deepEqual(words('Content-Length: 42'), ['Content-Length', '42']);
  assert.deepEqual(words('SIP/2.0/UDP pc33.example.com:5060;branch=z9hG4bK74~b'), [
    ...['SIP', '2.0', 'UDP', 'pc33.example.com', '5060', 'branch', 'z9hG4bK74~b'],
  ]);
  assert.deepEqual(words('<sip:alice@{{$localIp}}>;tag={{$tag}}'), ['sip', 'alice', '$localIp', 'tag', '$tag']);
  assert.deepEqual(words('你好，世界 x'), ['你好，世界', 'x']);
});

test('a line is taken out of a message by a # in the first column', () => {
  assert.deepEqual(configuration.comments, { lineComment: { comment: '#', noIndent: true } });
});

test('what is opened can be closed', () => {
  const closes = new Map<string, string>(configuration.brackets);
  for (const { open, close } of configuration.autoClosingPairs) {
    assert.ok(open === '"' || closes.get(open) === close, open);
  }
});

test('a file without our extension is known by its first line', () => {
  const firstLine = new RegExp(language.firstLine);
  for (const line of [
    'INVITE sip:bob@example.com SIP/2.0',
    'SIP/2.0 200 OK',
    'OPTIONS tel:+1 SIP/2.0\r',
    'SIP/2.0 100',
  ]) {
    assert.match(line, firstLine);
  }
  for (const line of [
    'GET http://example.com/ HTTP/1.1',
    '%Module x',
    '# INVITE sip:b SIP/2.0',
    'SIP/2.0 is a version',
  ]) {
    assert.doesNotMatch(line, firstLine);
  }
});

test('what the manifest names is there', () => {
  const { languages, grammars, snippets } = manifest.contributes;
  const paths = [languages[0].configuration, ...[...grammars, ...snippets].map(({ path }: { path: string }) => path)];
  for (const path of paths) assert.ok(Object.keys(read(path)).length > 0, path);
  assert.deepEqual(languages[0].extensions, ['.sip']);
  assert.equal(grammars[0].scopeName, read(grammars[0].path).scopeName);
});

// biome-ignore lint/suspicious/noExplicitAny: The files are looked into as they are.
function read(path: string): any {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}
