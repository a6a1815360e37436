/** Nothing is lost, whatever the text: every prefix of every text at hand, and thousands of damaged copies. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import { covers, gapsOf, leavesOf, print } from '../../../server/src/sip/syntax/print.ts';
import { applied, damageOf, seeded, texts } from '../support/texts.ts';

const damages = 2000;

for (const { name, text } of texts) {
  test(`every prefix of ${name} prints as it was`, () => {
    for (let end = 0; end <= text.length; end += 1) assertLossless(text.slice(0, end));
  });

  test(`damaged copies of ${name} print as they were`, () => {
    const random = seeded(name.length * 7919);
    let damaged = text;
    for (let count = 0; count < damages; count += 1) {
      // A new start now and then keeps the texts from turning into noise.
      damaged = count % 10 === 0 ? text : applied(damaged, damageOf(damaged, random));
      assertLossless(damaged);
    }
  });
}

test('a text of any characters prints as it was', () => {
  for (const text of [
    '\0',
    '\u{D800}',
    '\r',
    '\n\r',
    '\u{FEFF}',
    '\u{FEFF}###\n',
    '#',
    '@',
    '{{',
    '< ',
    '\u2028',
    '###\r',
  ]) {
    assertLossless(text);
    assertLossless(text.repeat(100));
  }
});

test('a tree that leaves a character out does not cover its text', () => {
  const block = parseFile('OPTIONS sip:bob@example.com SIP/2.0\nTo: <sip:bob@example.com>\n\nbody').blocks[0]?.block;
  assert.ok(block?.message?.body !== undefined);
  assert.equal(covers(block), true);
  assert.equal(covers({ ...block, text: `${block.text}x` }), false);
  assert.equal(covers({ ...block, message: { ...block.message, body: undefined } }), false);
  assert.equal(covers({ ...block, message: { ...block.message, head: [] } }), false);
  const [field] = block.message.fields;
  assert.ok(field !== undefined);
  const shortened = { ...field, value: { ...field.value, end: field.value.start, text: '' } };
  assert.equal(covers({ ...block, message: { ...block.message, head: [shortened] } }), false);
});

test('leaves name what they are', () => {
  const block = parseFile('OPTIONS sip:bob@example.com SIP/2.0\nTo: x').blocks[0]?.block;
  assert.ok(block !== undefined);
  const names = [...leavesOf(block)].map((leaf) => leaf.name);
  assert.deepEqual(names, ['method', 'between', 'uri', 'between', 'version', 'between', 'name', 'colon', 'value']);
});

function assertLossless(text: string): void {
  const file = parseFile(text);
  if (print(file) !== text) assert.equal(print(file), text);
  for (const { block } of file.blocks) {
    const gaps = gapsOf(block);
    if (gaps.length > 0) assert.deepEqual(gaps, [], JSON.stringify(text));
  }
}
