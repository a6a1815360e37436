/** Only regular files inside the open folder are read, whatever a message asks for. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { noFiles } from '../../server/src/host/file-reader.ts';
import { fileReaderFor } from '../../server/src/host/files.ts';
import { inTheEnd } from '../support/leftovers.ts';

const outside = mkdtempSync(join(tmpdir(), 'sipwright-files-'));
const folder = join(outside, 'folder');
mkdirSync(join(folder, 'flows'), { recursive: true });
writeFileSync(join(outside, 'secret'), 'secret');
writeFileSync(join(folder, 'body.xml'), '<a/>');
writeFileSync(join(folder, '..body'), 'dots');
writeFileSync(join(folder, 'flows', 'a.sdp'), 'v=0\r\n');
writeFileSync(join(folder, 'big'), 'x'.repeat((1 << 20) + 1));
symlinkSync(join(outside, 'secret'), join(folder, 'link'));
symlinkSync(outside, join(folder, 'up'));
symlinkSync(join(folder, 'body.xml'), join(folder, 'inner'));
const document = pathToFileURL(join(folder, 'flows', 'a.sip')).href;

inTheEnd(() => rmSync(outside, { recursive: true }));

function read(path: string, folders = [pathToFileURL(folder).href]): string | undefined {
  const bytes = fileReaderFor(document, folders).read(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

test('a file of the folder is read, counted from the document', () => {
  assert.equal(read('a.sdp'), 'v=0\r\n');
  assert.equal(read('./a.sdp'), 'v=0\r\n');
  assert.equal(read('../body.xml'), '<a/>');
  assert.equal(read('../inner'), '<a/>');
  assert.equal(read('../..body'), 'dots');
  assert.equal(read(join(folder, 'body.xml')), '<a/>');
});

test('what lies outside, is no file, is too big or does not exist is not read', () => {
  const refused = [
    '../../secret',
    join(outside, 'secret'),
    '../link',
    '../up/secret',
    '/etc/passwd',
    '/dev/zero',
    '..',
    '.',
  ];
  for (const path of [...refused, '../big', '../none', 'a.sdp\0', '', '\\\\host\\share\\a', 'file:///etc/passwd']) {
    assert.equal(read(path), undefined, path);
    assert.equal(fileReaderFor(document, [pathToFileURL(folder).href]).isReadable(path), false, path);
  }
});

test('without a folder only the files beside the document are read', () => {
  assert.equal(read('a.sdp', []), 'v=0\r\n');
  assert.equal(read('../body.xml', []), undefined);
  assert.equal(read('a.sdp', ['untitled:x', 'file:///elsewhere']), 'v=0\r\n');
});

test('it is known which files were read', () => {
  const reader = fileReaderFor(document, [pathToFileURL(folder).href]);
  reader.read('a.sdp');
  reader.read('none');
  reader.read('../body.xml');
  assert.deepEqual([...reader.used], ['a.sdp', '../body.xml']);
  assert.equal(fileReaderFor('untitled:Untitled-1', []).read('a.sdp'), undefined);
  assert.equal(noFiles.read('a.sdp'), undefined);
});

test('upward the nearest file is found, no higher than the folder that is open', () => {
  const upward = (name: string, folders = [pathToFileURL(folder).href]) => {
    const found = fileReaderFor(document, folders).upward(name);
    return found && [found.path, found.way, new TextDecoder().decode(found.read())];
  };
  assert.deepEqual(upward('a.sdp'), [join(folder, 'flows', 'a.sdp'), 'a.sip', 'v=0\r\n']);
  assert.deepEqual(upward('body.xml'), [join(folder, 'body.xml'), 'flows/a.sip', '<a/>']);
  for (const name of ['secret', 'link', 'up', 'big', 'absent', 'a\0b']) assert.equal(upward(name), undefined, name);
  assert.equal(upward('body.xml', []), undefined, 'without a folder only the own one counts');
  assert.equal(fileReaderFor('untitled:1', []).upward('a.sdp'), undefined);
});

test('the entries of a folder are named, of the root and below, and of none outside', () => {
  const entries = (path: string, folders = [pathToFileURL(folder).href]) =>
    fileReaderFor(document, folders)
      .entriesOf(path)
      .map(({ name, isFolder }) => (isFolder ? `${name}/` : name))
      .sort();
  assert.deepEqual(entries('.'), ['a.sdp']);
  assert.deepEqual(entries('..'), ['..body', 'big', 'body.xml', 'flows/']);
  for (const path of ['../..', '/', '/etc', '../up', 'none', 'a.sdp', 'a\0b'])
    assert.deepEqual(entries(path), [], path);
  assert.deepEqual(entries('..', []), []);
  assert.deepEqual(noFiles.entriesOf('.'), []);
});
