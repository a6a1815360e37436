/** Bytes of texts and texts of bytes, beside those of the platform. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  byteLength,
  charsetOf,
  decode,
  decodeUtf8,
  encode,
  encodeUtf8,
  utf8Length,
} from '../../server/src/sip/encoding.ts';
import { seeded } from './support/texts.ts';

test('UTF-8 is the same as the platform’s', () => {
  const random = seeded(3629);
  const units = [0, 0x41, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfffd, 0xffff];
  for (let count = 0; count < 3000; count += 1) {
    const codes = Array.from({ length: 6 }, () => units[Math.floor(random() * units.length)] ?? 0);
    const text = String.fromCharCode(...codes);
    const expected = new TextEncoder().encode(text);
    assert.deepEqual(encodeUtf8(text), expected);
    assert.equal(utf8Length(text), expected.length);
    assert.equal(decodeUtf8(expected), Buffer.from(expected).toString('utf8'));
  }
});

test('bytes that are no UTF-8 become U+FFFD and hide nothing', () => {
  const random = seeded(7);
  for (let count = 0; count < 3000; count += 1) {
    const bytes = Uint8Array.from(
      { length: 6 },
      () => [0x41, 0x80, 0xbf, 0xc0, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xff][Math.floor(random() * 10)] ?? 0,
    );
    const ascii = (text: string): string => text.replaceAll(/[^A]/gu, '');
    assert.equal(ascii(decodeUtf8(bytes)), ascii(Buffer.from(bytes).toString('latin1')));
    assert.equal(decodeUtf8(bytes).includes('\u{FFFD}'), Buffer.from(bytes).toString('utf8').includes('\u{FFFD}'));
  }
  assert.equal(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), 'a');
});

test('ASCII and Latin-1 have the characters that they have', () => {
  assert.deepEqual(encode('aé', 'iso-8859-1'), Uint8Array.of(0x61, 0xe9));
  assert.equal(encode('€', 'iso-8859-1'), undefined);
  assert.equal(encode('é', 'us-ascii'), undefined);
  assert.equal(decode(Uint8Array.of(0x61, 0xe9), 'iso-8859-1'), 'aé');
  assert.equal(byteLength('aé', 'iso-8859-1'), 2);
});

test('other charsets are asked for', () => {
  const other = (text: string, charset: string): Uint8Array | undefined =>
    charset === 'double' ? new Uint8Array(2 * text.length) : undefined;
  assert.equal(encode('ab', 'double', other)?.length, 4);
  assert.equal(byteLength('ab', 'double', other), 4);
  assert.equal(byteLength('ab', 'none', other), 2);
  assert.equal(encode('ab', 'none'), undefined);
  assert.equal(
    decode(Uint8Array.of(1), 'double', () => 'x'),
    'x',
  );
  assert.equal(decode(Uint8Array.of(1), 'double'), undefined);
});

test('the names that editors give encodings are understood', () => {
  const names = [
    'utf8',
    'UTF-8',
    'utf8bom',
    'utf16le',
    '',
    'latin1',
    'iso88591',
    'ISO-8859-1',
    'binary',
    'US-ASCII',
    'GB18030',
  ];
  const charsets = [
    'utf-8',
    'utf-8',
    'utf-8',
    'utf-8',
    'utf-8',
    'iso-8859-1',
    'iso-8859-1',
    'iso-8859-1',
    'iso-8859-1',
    'us-ascii',
    'gb18030',
  ];
  assert.deepEqual(names.map(charsetOf), charsets);
});
