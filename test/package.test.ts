/** The package holds what it needs and nothing else, is small, and comes out the same from every build. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ruleLink } from '../server/src/features/links.ts';
import { filesInArchive } from './support/archive.ts';
import { inTheEnd } from './support/leftovers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'sipwright-vsix-'));
inTheEnd(() => rmSync(scratch, { recursive: true, force: true }));

const archive = packageMade('one.vsix', {});
const files = filesInArchive(archive);

const kilobyte = 1000;

/** Bytes; the package is downloaded whole, and what the server has to read before it answers anything, before it checks, and before the first gesture. */
const budgets = {
  'extension/dist/server.js': 340 * kilobyte,
  'extension/dist/checking.js': 440 * kilobyte,
  'extension/dist/gestures.js': 270 * kilobyte,
};

/** Bytes of the whole package. */
const budget = 1200 * kilobyte;

test('another build has the same bytes, in another time zone and language, and whatever the umask', () => {
  const before = process.umask(0o077);
  try {
    const other = packageMade('other.vsix', { TZ: 'Asia/Shanghai', LC_ALL: 'cs_CZ.UTF-8', SOURCE_DATE_EPOCH: '' });
    assert.equal(hashOf(other), hashOf(archive));
  } finally {
    process.umask(before);
  }
});

test('it holds these files', () => {
  assert.deepEqual([...files.keys()].toSorted(), [
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/changelog.md',
    'extension/dist/browser/extension.js',
    'extension/dist/browser/server.js',
    'extension/dist/checking.js',
    'extension/dist/extension.js',
    'extension/dist/gestures.js',
    'extension/dist/server.js',
    'extension/dist/texts/en.json',
    'extension/dist/texts/zh-cn.json',
    'extension/dist/worker.js',
    'extension/docs/format.md',
    'extension/docs/walkthrough/mend.svg',
    'extension/docs/walkthrough/read.svg',
    'extension/docs/walkthrough/send.svg',
    'extension/docs/walkthrough/serve.svg',
    'extension/docs/walkthrough/write.svg',
    'extension/images/failure.svg',
    'extension/images/file-dark.svg',
    'extension/images/file-light.svg',
    'extension/images/icon.png',
    'extension/images/note.svg',
    'extension/images/provisional.svg',
    'extension/images/redirection.svg',
    'extension/images/request.svg',
    'extension/images/success.svg',
    'extension/l10n/bundle.l10n.zh-cn.json',
    'extension/language-configuration.json',
    'extension/package.json',
    'extension/package.nls.json',
    'extension/package.nls.zh-cn.json',
    'extension/readme.md',
    'extension/schemas/sip-client-env.schema.json',
    'extension/schemas/siplint.schema.json',
    'extension/snippets/sip.json',
    'extension/syntaxes/sip.markdown.tmLanguage.json',
    'extension/syntaxes/sip.tmLanguage.json',
  ]);
});

test('whatever file the manifest names is among them', () => {
  const { main, icon, l10n, contributes } = JSON.parse(textOf('extension/package.json'));
  const named = JSON.stringify([main, icon, `${l10n}/bundle.l10n.zh-cn.json`, contributes]).matchAll(
    /"(?:\.\/)?(?<path>(?:dist|docs|images|l10n|schemas|snippets|syntaxes)\/[^"]+\.\w+)"/gu,
  );
  const paths = [...named].map(({ groups }) => `extension/${groups?.path}`);
  assert.ok(paths.length > 10);
  for (const path of paths) assert.ok(files.has(path), path);
});

test('it is small', () => {
  assert.ok(archive.length <= budget, `${archive.length} bytes`);
  assert.ok(files.size <= 40, `${files.size} files`);
  for (const [name, most] of Object.entries(budgets)) {
    const { length } = bytesOf(name);
    assert.ok(length <= most, `${name}: ${length} bytes`);
  }
});

test('bundles are minified and name no map', () => {
  for (const name of ['browser/extension', 'browser/server', 'checking', 'extension', 'gestures', 'server', 'worker']) {
    const text = textOf(`extension/dist/${name}.js`);
    assert.doesNotMatch(text, /sourceMappingURL=[\w./-]+\.map/u, name);
    assert.ok(text.split('\n').length < text.length / 500, `${name} has short lines`);
  }
});

test('the licences of the packages in the bundles go with them', () => {
  const licence = textOf('extension/LICENSE.txt');
  for (const name of ['semver', 'vscode-jsonrpc', 'vscode-languageclient', 'vscode-languageserver', 'ws'])
    assert.match(licence, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, (?:MIT|ISC)$`, 'mu'));
  assert.doesNotMatch(licence, /, undefined$/mu);
});

test('links and pictures of the README lead to the web, where the manual that diagnostics link to is', () => {
  const [home = ''] = ruleLink('missing-cseq').split('blob/');
  const links = [...textOf('extension/readme.md').matchAll(/\]\((?<address>[^)]+)\)/gu)].map(
    ({ groups }) => groups?.address ?? '',
  );
  assert.ok(links.length > 10);
  for (const link of links) assert.ok(link.startsWith(home), link);
  for (const picture of links.filter((link) => link.endsWith('.png'))) {
    assert.ok(picture.startsWith(`${home}raw/main/docs/images/`), picture);
  }
});

test('the manifest in it is ours', () => {
  assert.deepEqual(
    JSON.parse(textOf('extension/package.json')),
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
});

function packageMade(name: string, env: Readonly<Record<string, string>>): Buffer {
  const path = join(scratch, name);
  const script = join(root, 'package.mjs');
  execFileSync(process.execPath, [script, '--out', path], { env: { ...process.env, ...env }, stdio: 'pipe' });
  return readFileSync(path);
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function bytesOf(name: string): Buffer {
  const bytes = files.get(name);
  assert.ok(bytes !== undefined, name);
  return bytes;
}

function textOf(name: string): string {
  return bytesOf(name).toString('utf8');
}
