/** An open document beside a plain string: the same text, the same places, whatever is edited. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Anchor } from '../../server/src/lsp/anchor.ts';
import { BlockList } from '../../server/src/lsp/block-list.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { applied, damageOf, seeded, texts } from '../sip/support/texts.ts';

/** A text as the protocol's own library keeps it. */
function plain(text: string): TextDocument {
  return TextDocument.create('file:///a.sip', 'sip', 1, text);
}

test('after any edits the text, the trees and the places are those of a plain string', () => {
  const random = seeded(1);
  for (const { name, text: first } of texts) {
    let text = first;
    const blocks = new BlockList(text);
    for (let count = 0; count < 120; count += 1) {
      const damage = damageOf(text, random);
      const before = plain(text);
      const [start, end] = [before.positionAt(damage.start), before.positionAt(damage.end)];
      text = applied(text, { ...damage, start: before.offsetAt(start), end: before.offsetAt(end) });
      blocks.replace(start, end, damage.text);
      assert.equal(blocks.getText(), text, name);
      assertPlaces(blocks, text, random);
      if (count % 10 === 0) assert.deepEqual(blocks.file, parseFile(text), name);
    }
  }
});

test('who types in one place, and then in another, moves all that lies behind', () => {
  const random = seeded(3);
  let text = '### one\nx\n### two\ny\n### three\nz\n### four\n';
  const blocks = new BlockList(text);
  for (const offset of [9, 9, 10, 20, 21, 11, 12, 33, 9]) {
    for (const put of ['a', '\n', 'bc']) {
      const at = blocks.positionAt(offset);
      blocks.replace(at, at, put);
      text = text.slice(0, offset) + put + text.slice(offset);
      assertPlaces(blocks, text, random);
    }
  }
});

test('a whole new text changes only what differs', () => {
  const random = seeded(2);
  for (const { name, text: first } of texts) {
    let text = first;
    const blocks = new BlockList(text);
    for (let count = 0; count < 30; count += 1) {
      text = applied(text, damageOf(text, random));
      blocks.replaceAll(text);
      assert.equal(blocks.getText(), text, name);
      assertPlaces(blocks, text, random);
    }
    assert.deepEqual(blocks.file, parseFile(text), name);
  }
});

test('what was not edited keeps its tree', () => {
  const blocks = new BlockList('one\n### two\nx\n### three\n');
  const [one, two, three] = [0, 1, 2].map((index) => blocks.treeOf(index));
  assert.deepEqual(blocks.replace({ line: 2, character: 0 }, { line: 2, character: 1 }, 'yz'), {
    start: 12,
    end: 13,
    length: 2,
  });
  assert.equal(blocks.treeOf(0), one);
  assert.notEqual(blocks.treeOf(1), two);
  assert.equal(blocks.treeOf(2), three);
  blocks.replaceAll('one\n### two\nyz\n### three\n### four');
  assert.equal(blocks.treeOf(0), one);
  assert.equal(blocks.treeOf(2), three);
  assert.equal(blocks.size, 4);
});

test('a position outside of the text is moved into it', () => {
  const blocks = new BlockList('ab\r\nc\r\n### d');
  const offsets = (positions: readonly (readonly [number, number])[]) =>
    positions.map(([line, character]) => blocks.offsetAt({ line, character }));
  assert.deepEqual(
    offsets([
      [-1, 5],
      [0, -3],
      [0, 99],
      [1, 1],
      [1, 2],
      [2, 99],
      [7, 0],
    ]),
    [2, 0, 2, 5, 5, 12, 12],
  );
  assert.deepEqual(
    offsets([
      [Number.NaN, 1],
      [0, Number.NaN],
      [Number.POSITIVE_INFINITY, 0],
    ]),
    [1, 0, 12],
  );
  assert.deepEqual(blocks.positionAt(3), { line: 0, character: 2 });
  assert.deepEqual(blocks.positionAt(99), { line: 2, character: 5 });
  assert.deepEqual(blocks.positionAt(-1), { line: 0, character: 0 });
  assert.deepEqual(blocks.replace({ line: 9, character: 9 }, { line: 0, character: 1 }, ''), {
    start: 1,
    end: 12,
    length: 0,
  });
  assert.equal(blocks.getText(), 'a');
});

test('a long text that is put in becomes as many blocks as it has', () => {
  const blocks = new BlockList('x\n');
  const many = '### a\n'.repeat(200_000);
  blocks.replace({ line: 1, character: 0 }, { line: 1, character: 0 }, many);
  assert.equal(blocks.size, 200_001);
  assert.equal(blocks.lineCount, 200_002);
  assert.equal(blocks.offsetAt({ line: 200_000, character: 2 }), 2 + 199_999 * 6 + 2);
});

test('an anchor stays with its text', () => {
  const text = 'one\ntwo\nthree\nfour\n';
  const place = text.indexOf('three');
  const after = (start: number, end: number, length: number): number => {
    const anchor = new Anchor(place);
    anchor.follow({ start, end, length });
    return anchor.offset;
  };
  assert.equal(after(0, 0, 4), place + 4, 'typed above');
  assert.equal(after(0, 4, 0), place - 4, 'deleted above');
  assert.equal(after(place, place, 2), place + 2, 'typed right before');
  assert.equal(after(place + 1, place + 3, 9), place, 'edited within');
  assert.equal(after(place + 6, place + 8, 0), place, 'edited below');
  assert.equal(after(4, place + 2, 1), 4, 'deleted with what stood above');
});

function assertPlaces(blocks: BlockList, text: string, random: () => number): void {
  const document = plain(text);
  assert.equal(blocks.length, text.length);
  assert.equal(blocks.lineCount, document.lineCount);
  for (let count = 0; count < 8; count += 1) {
    const offset = Math.floor(random() * (text.length + 2));
    assert.deepEqual(blocks.positionAt(offset), document.positionAt(offset));
    const position = { line: Math.floor(random() * (document.lineCount + 1)), character: Math.floor(random() * 90) };
    assert.equal(blocks.offsetAt(position), document.offsetAt(position));
  }
}
