/** Cutting a file at its `###` lines, and recutting only what an edit touched. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cutBlocks,
  type FileEdit,
  placeOf,
  recut,
  recutBetween,
  recutBlocks,
} from '../../../server/src/sip/syntax/blocks.ts';
import { applied, damageOf, seeded, texts } from '../support/texts.ts';

test('only a line that begins with ### separates', () => {
  assert.deepEqual(cutBlocks(''), ['']);
  assert.deepEqual(cutBlocks('a'), ['a']);
  assert.deepEqual(cutBlocks('###'), ['###']);
  assert.deepEqual(cutBlocks('### a\nb\n### c\n'), ['### a\nb\n', '### c\n']);
  assert.deepEqual(cutBlocks('a\n #### b\n\\### c\nd ###'), ['a\n #### b\n\\### c\nd ###']);
  assert.deepEqual(cutBlocks('a\n####### b\n###'), ['a\n', '####### b\n', '###']);
  assert.deepEqual(cutBlocks('SIP/2.0 200 OK\n\nINVITE sip:a SIP/2.0\n'), ['SIP/2.0 200 OK\n\nINVITE sip:a SIP/2.0\n']);
});

test('a separator may follow any kind of line end', () => {
  assert.deepEqual(cutBlocks('a\r\n###b'), ['a\r\n', '###b']);
  assert.deepEqual(cutBlocks('a\r###b\r###'), ['a\r', '###b\r', '###']);
  assert.deepEqual(cutBlocks('\n###\n\r###'), ['\n', '###\n\r', '###']);
});

test('an edit inside a block costs that block', () => {
  const blocks = cutBlocks('one\n### two\nx\n### three\n');
  assert.deepEqual(recutTexts(blocks, { start: 12, end: 13, text: 'yz' }), {
    index: 1,
    removed: 1,
    texts: ['### two\nyz\n'],
  });
});

test('an edit of a ### line costs its neighbours', () => {
  const blocks = cutBlocks('one\n### two\n### three\n### four\n');
  assert.deepEqual(recutTexts(blocks, { start: 4, end: 5, text: '' }), {
    index: 0,
    removed: 2,
    texts: ['one\n## two\n'],
  });
  assert.deepEqual(recutTexts(blocks, { start: 11, end: 12, text: '' }), {
    index: 1,
    removed: 2,
    texts: ['### two### three\n'],
  });
  assert.deepEqual(recutTexts(blocks, { start: 4, end: 4, text: '### new\n' }), {
    index: 1,
    removed: 0,
    texts: ['### new\n'],
  });
});

test('deleting whole blocks leaves the others alone', () => {
  const blocks = cutBlocks('one\n### two\n### three\n### four\n');
  assert.deepEqual(recutTexts(blocks, { start: 4, end: 22, text: '' }), { index: 1, removed: 2, texts: [] });
  assert.deepEqual(recut(blocks, { start: 0, end: 32, text: '' }), ['']);
});

test('an edit may be given by places, also by the end of a block', () => {
  const blocks = ['one\n', '### two\n'].map((text) => ({ text }));
  const end = { index: 0, offset: 4 };
  assert.deepEqual(recutBetween(blocks, { index: 0, offset: 3 }, end, ''), {
    index: 0,
    removed: 2,
    texts: ['one### two\n'],
  });
  assert.deepEqual(recutBetween(blocks, end, end, 'x\n'), { index: 0, removed: 1, texts: ['one\nx\n'] });
});

test('a place is clamped to the file', () => {
  const blocks = [{ text: 'one\n' }, { text: '### two' }];
  assert.deepEqual(placeOf(blocks, -1), { index: 0, offset: 0 });
  assert.deepEqual(placeOf(blocks, 4), { index: 1, offset: 0 });
  assert.deepEqual(placeOf(blocks, 99), { index: 1, offset: 7 });
});

test('recutting comes to the same as cutting the whole', () => {
  const random = seeded(20261);
  for (const { text: original } of texts) {
    let text = original;
    let blocks = cutBlocks(text);
    for (let count = 0; count < 1000; count += 1) {
      const edit = damageOf(text, random);
      text = applied(text, edit);
      blocks = recut(blocks, edit);
      assert.deepEqual(blocks, cutBlocks(text));
    }
  }
});

test('a key costs what its block costs, not what the file does', () => {
  const touched: number[] = [];
  const blocks = Array.from({ length: 5000 }, (_, index) => watched(index, touched));
  const { index, removed } = recutBlocks(blocks, { start: 2500 * 16 + 9, end: 2500 * 16 + 9, text: 'x' });
  assert.deepEqual([index, removed], [2500, 1]);
  assert.deepEqual([...new Set(touched)], [2500]);
});

function recutTexts(blocks: readonly string[], edit: FileEdit): ReturnType<typeof recutBlocks> {
  return recutBlocks(
    blocks.map((text) => ({ text })),
    edit,
  );
}

/** A block that writes down when its characters, not just its length, are looked at. */
function watched(index: number, touched: number[]): { readonly text: string } {
  const text = '### 45678\nabcde\n';
  const handler: ProxyHandler<object> = {
    get(_, property) {
      if (property === 'length') return text.length;
      touched.push(index);
      const member = Reflect.get(Object(text), property) as unknown;
      return typeof member === 'function' ? member.bind(text) : member;
    },
  };
  return { text: new Proxy({}, handler) as unknown as string };
}
