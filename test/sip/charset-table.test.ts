/** An encoder that was made of a decoder gives bytes that the decoder reads back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodingFrom } from '../../server/src/sip/charset-table.ts';

function encodingNamed(label: string): (text: string) => Uint8Array | undefined {
  const decoder = new TextDecoder(label);
  return encodingFrom((bytes) => decoder.decode(bytes), label === 'gb18030');
}

test('every character of Unicode comes back from GB 18030', () => {
  const encode = encodingNamed('gb18030');
  const decoder = new TextDecoder('gb18030');
  for (let plane = 0; plane <= 0x10; plane += 1) {
    const text = charactersFrom(plane * 0x10000)
      .filter((character) => encode(character) !== undefined)
      .join('');
    assert.ok(text.length >= (plane === 0 ? 63_000 : 131_000), `plane ${plane}`);
    assert.equal(decoder.decode(encode(text)), text, `plane ${plane}`);
  }
});

test('common charsets have their own bytes and lack what they lack', () => {
  const bytes = (label: string, text: string) => encodingNamed(label)(text)?.toString();
  assert.equal(bytes('gb18030', '中é'), '214,208,168,166');
  assert.equal(bytes('gb18030', '😀'), '148,57,252,54');
  assert.equal(bytes('gb18030', '€'), '162,227');
  assert.equal(bytes('gbk', '中'), '214,208');
  assert.equal(bytes('big5', '中'), '164,164');
  assert.equal(bytes('euc-jp', 'é中'), '143,171,177,195,230');
  assert.equal(bytes('shift_jis', 'a中'), '97,146,134');
  assert.equal(bytes('windows-1252', '€'), '128');
  assert.equal(bytes('windows-1252', '中'), undefined);
  assert.equal(bytes('gbk', '😀'), undefined);
  assert.equal(bytes('gbk', ''), '');
});

function charactersFrom(first: number): string[] {
  const codes = Array.from({ length: 0x10000 }, (_, index) => first + index);
  return codes
    .filter((code) => code >= 0x80 && (code < 0xd800 || code > 0xdfff))
    .map((code) => String.fromCodePoint(code));
}
