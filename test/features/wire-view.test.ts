/** The view of the wire: every byte in a row, line ends seen, each piece with where it comes from, nothing that a terminal or an editor obeys. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownBytes, type WireSection, wireView } from '../../server/src/features/wire-view.ts';
import { decoderFor, encodeText } from '../../server/src/host/charsets.ts';
import { noFacts } from '../../server/src/sip/facts.ts';
import { secretTemplates } from '../../server/src/sip/secrets.ts';
import { spanOf } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { wireOf } from '../../server/src/sip/wire.ts';
import { partsAfter } from '../../server/src/sip/wire-parts.ts';
import { textsFor } from '../../server/src/texts/texts.ts';

const words = textsFor('en');

function sectionOf(text: string, facts = noFacts): WireSection {
  const block = parseBlock(text);
  const { bytes, parts, body, problems } = wireOf(block, { facts, encoding: 'utf8' });
  assert.deepEqual(problems, []);
  return {
    heading: 'a message',
    remarks: [],
    bytes: bytes ?? new Uint8Array(),
    parts,
    blockText: text,
    body,
    isSecret: secretTemplates(block, []),
  };
}

function view(bytes: Uint8Array): string {
  return wireView([{ heading: '', remarks: [], bytes, parts: [], blockText: '', isSecret: () => false }], words);
}

/** The bytes that the rows say. */
function bytesIn(text: string): number[] {
  return text.split('\n').flatMap((line) => {
    const digits = /^[0-9a-f]{4} {2}.* {2}(?<digits>[0-9a-f]{2}(?: [0-9a-f]{2})*)$/u.exec(line)?.groups?.digits ?? '';
    return [...digits.matchAll(/[0-9a-f]{2}/gu)].map(([byte]) => Number.parseInt(byte, 16));
  });
}

test('a message line by line, each piece with its origin, and which body it is', () => {
  const text = `@host = h\nOPTIONS sip:{{host}} SIP/2.0\nl: 4\n\nab\n< x\n`;
  const include = () => Uint8Array.of(0x00);
  assert.equal(
    wireView([sectionOf(text, { ...noFacts, include })], words),
    `# a message · 35 bytes
# Body: 4 bytes, line ends LF, without a final one. Content-Length counts this one.
0000  OPTIONS sip:      4f 50 54 49 4f 4e 53 20 73 69 70 3a
000c  h                 68  ← {{host}}
000d   SIP/2.0␍␊        20 53 49 50 2f 32 2e 30 0d 0a
0017  l: 4␍␊            6c 3a 20 34 0d 0a
001d  ␍␊                0d 0a
001f  ab␊               61 62 0a
0022  ␀                 00  ← file < x
`,
  );
});

test('every byte stands there, once, whatever it is', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 5)) & 255);
  assert.deepEqual(bytesIn(view(bytes)), [...bytes]);
  assert.deepEqual(bytesIn(view(new Uint8Array())), []);
});

test('characters stand where they begin; controls, directions and broken ones are seen, and nothing is obeyed', () => {
  const line = '中ä\u{202E}\u{1B}[31m\u{FEFF}😀';
  const shown = view(new TextEncoder().encode(line));
  assert.match(shown, / {2}中ä⟨U\+202E⟩␛\[31m/u);
  assert.match(shown, /⟨U\+FEFF⟩ .*\n0010 {2}😀 {14} {2}f0 9f 98 80\n/u);
  assert.match(view(Uint8Array.of(0xff, 0xe4, 0x41, 0xc3)), /^0000 {2}··A· {12} {2}ff e4 41 c3$/mu);
  const everything = view(
    new TextEncoder().encode(String.fromCodePoint(...Array.from({ length: 0x2100 }, (_, code) => code))),
  );
  assert.doesNotMatch(everything.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});

test('what is not UTF-8 is read by its own charset, each character where it begins', () => {
  const decode = decoderFor('gb18030');
  const bytes = encodeText('你好, A\u{1F600}ä\n', 'gb18030') ?? new Uint8Array();
  const plain = { heading: '', remarks: [], parts: [], blockText: '', isSecret: () => false };
  const text = wireView([{ ...plain, bytes: Uint8Array.of(...bytes, 0xff, 0x41), decode }], words);
  assert.match(text, /^0000 {2}你好, A😀ä␊ {5} {2}c4 e3 ba c3 2c 20 41 94 39 fc 36 /mu);
  assert.match(text, /^[0-9a-f]{4} {2}·A {14} {2}ff 41$/mu);
  assert.equal(decoderFor('utf-8'), undefined);
});

test('a secret is neither read nor counted out in hexadecimal', () => {
  const secret = () => 'canary-password';
  const text = wireView([sectionOf('MESSAGE sip:a@b SIP/2.0\n\n{{$secret pbx}}', { ...noFacts, secret })], words);
  for (const variable of ['@pin = {{$secret pbx}}', '# @prompt-secret pin']) {
    const facts = {
      ...noFacts,
      secret,
      captured: (name: string) => (variable.startsWith('#') && name === 'pin' ? secret() : undefined),
    };
    const shown = wireView([sectionOf(`${variable}\nMESSAGE sip:a@b SIP/2.0\n\n{{pin}}`, facts)], words);
    assert.ok(shown.includes('•'.repeat(15)) && !shown.includes('canary'), shown);
  }
  assert.match(text, / {2}•{15} {3}·· ·· ··.* {2}← \{\{\$secret pbx\}\}/u);
  assert.ok(
    !text.includes('canary') &&
      !text.includes(
        Buffer.from('canary')
          .toString('hex')
          .replaceAll(/(..)(?=.)/gu, '$1 '),
      ),
  );
});

test('a big message is cut, and says so', () => {
  const text = view(new Uint8Array(shownBytes + 5).fill(0x61));
  assert.equal(bytesIn(text).length, shownBytes);
  assert.match(text, /\n# 5 more bytes are not shown\.\n$/u);
});

test('the parts follow what Send fresh changes', () => {
  const span = spanOf(0, 9);
  const parts = [
    { from: 0, to: 4, origin: 'source', span },
    { from: 4, to: 6, origin: 'template', span },
    { from: 6, to: 9, origin: 'source', span },
  ] as const;
  const edits = [
    { ...spanOf(1, 2), text: 'XYZ' },
    { ...spanOf(4, 6), text: '' },
    { ...spanOf(9, 9), text: '!' },
  ];
  assert.deepEqual(
    partsAfter(parts, edits).map(({ from, to, origin }) => `${from}-${to} ${origin}`),
    ['0-1 source', '1-4 fresh', '4-6 source', '6-9 source', '9-10 fresh'],
  );
  assert.deepEqual(partsAfter(parts, []), parts);
});
