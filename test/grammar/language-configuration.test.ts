/** What the editor does by itself while a .sip file is written: words, brackets, comments, and by which first line a file is known. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);

interface Manifest {
  readonly contributes: {
    readonly languages: readonly [{ extensions: readonly string[]; firstLine: string; configuration: string }];
    readonly grammars: readonly [{ path: string; scopeName: string }, ...{ path: string; scopeName: string }[]];
    readonly snippets: readonly { path: string }[];
  };
}

interface Configuration {
  readonly wordPattern: string;
  readonly comments: object;
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { open: string; close: string }[];
}

const { languages, grammars, snippets } = (read('package.json') as Manifest).contributes;
const [language] = languages;
const configuration = read('language-configuration.json') as Configuration;

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
  const paths = [language.configuration, ...[...grammars, ...snippets].map(({ path }) => path)];
  for (const path of paths) assert.ok(Object.keys(read(path)).length > 0, path);
  assert.deepEqual(language.extensions, ['.sip']);
  assert.equal(grammars[0].scopeName, (read(grammars[0].path) as { scopeName: string }).scopeName);
});

function read(path: string): object {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as object;
}
