/** Charsets by the names that editors give them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBytes, encodeText, sizeIn } from '../../server/src/host/charsets.ts';

test('an encoding is known by the editor’s name and by its label', () => {
  for (const name of ['gb18030', 'gbk', 'shiftjis', 'eucjp', 'euckr', 'big5hkscs', 'cp866', 'koi8r', 'shift_jis']) {
    assert.ok(encodeText('a', name), name);
  }
  assert.deepEqual(encodeText('é', 'windows1252'), Uint8Array.of(0xe9));
  assert.deepEqual(encodeText('ą', 'iso88592'), Uint8Array.of(0xb1));
  assert.equal(decodeBytes(Uint8Array.of(0xd6, 0xd0), 'gb18030'), '中');
});

test('what is not known has no bytes', () => {
  assert.equal(encodeText('a', 'klingon'), undefined);
  assert.equal(encodeText('a', 'utf-16be'), undefined);
  assert.equal(decodeBytes(Uint8Array.of(1), 'klingon'), undefined);
});

test('a size is counted in bytes of the charset', () => {
  assert.equal(sizeIn('utf-8')('中'), 3);
  assert.equal(sizeIn('gb18030')('中a'), 3);
  assert.equal(sizeIn('iso-8859-1')('é'), 1);
});
