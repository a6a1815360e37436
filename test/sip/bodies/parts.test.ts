/** Bodies of several parts: what each part is read as, where it begins and ends, and that any text has a reading. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../../../server/src/sip/bodies/body.ts';
import { partsAs, partsOf, sdpOf } from '../../../server/src/sip/bodies/index.ts';
import { multipart } from '../../../server/src/sip/bodies/multipart.ts';
import { sdp } from '../../../server/src/sip/bodies/sdp.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../../server/src/sip/syntax/tree.ts';

function blockWith(type: string, ...lines: readonly string[]): Block {
  return parseBlock(['INVITE sip:bob@example.com SIP/2.0', `c: ${type}`, '', ...lines].join('\r\n'));
}

/** Each part as its depth, its type and its text. */
function shown(block: Block): string[] {
  return partsOf(block).map(({ depth, type, source, start, end }) => {
    assert.ok(start <= end && end <= block.text.length);
    assert.equal(source.slice(start, end), block.text.slice(start, end), 'counts in the block');
    return `${depth} ${type} ${JSON.stringify(source.slice(start, end))}`;
  });
}

const mixed = [
  'Not for those who know MIME.',
  '--b1',
  'Content-Type: application/sdp',
  '',
  'v=0',
  '',
  '--b1  ',
  '',
  'Hello.',
  '--b1x',
  '--b1',
  'C: multipart/alternative; boundary="b 2"',
  '',
  '--b 2',
  'Content-Type: text/html',
  '',
  '<p>Hello.</p>',
  '--b 2--',
  'Ignored.',
  '--b1--',
  'Ignored, too.',
];

test('parts lie between delimiters, and each is read by its type', () => {
  const block = blockWith('Multipart/Mixed;BOUNDARY=b1', ...mixed);
  assert.deepEqual(shown(block).slice(1), [
    '1 application/sdp "v=0\\r\\n"',
    '1 text/plain "Hello.\\r\\n--b1x"',
    '1 multipart/alternative "--b 2\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>Hello.</p>\\r\\n--b 2--\\r\\nIgnored."',
    '2 text/html "<p>Hello.</p>"',
  ]);
  const [outer, inner] = partsAs(block, multipart).map(({ tree }) => tree);
  assert.ok(outer?.epilogue !== undefined && inner?.epilogue !== undefined);
  assert.equal(block.text.slice(outer.preamble.start, outer.preamble.end), 'Not for those who know MIME.\r\n');
  assert.equal(block.text.slice(outer.epilogue.start, outer.epilogue.end), 'Ignored, too.');
  assert.equal(block.text.slice(inner.epilogue.start, inner.epilogue.end), 'Ignored.');
  assert.equal(sdpOf(block)?.lines.length, 1);
});

test('a part without its end reaches to the end, and one without an empty line has no content', () => {
  const block = blockWith(
    'multipart/mixed;boundary=b',
    '--b',
    'Content-Type: application/sdp',
    '',
    'v=0',
    '--b',
    'x: y',
  );
  assert.deepEqual(shown(block).slice(1), ['1 application/sdp "v=0"', '1 text/plain ""']);
  assert.deepEqual(
    partsOf(block).map(({ isEnded }) => isEnded),
    [false, true, false],
  );
});

test('what is encoded stays unread', () => {
  const block = blockWith(
    'multipart/mixed;boundary=b',
    '--b',
    'Content-Type: application/sdp',
    'Content-Transfer-Encoding: base64',
    '',
    'dj0w',
    '--b--',
  );
  assert.deepEqual(partsAs(block, sdp), []);
  assert.deepEqual(shown(block).slice(1), ['1 application/sdp "dj0w"']);
});

test('without a boundary there are no parts', () => {
  for (const type of ['multipart/mixed', 'multipart/mixed;boundary=""', 'multipart/mixed;boundary=c', 'text/plain'])
    assert.equal(partsOf(blockWith(type, ...mixed)).length, 1, type);
});

test('parts in parts are read to a depth, and no further', () => {
  const depths = Array.from({ length: 20 }, (_, depth) => depth);
  const lines = depths.flatMap((depth) => [`--b${depth}`, `Content-Type: multipart/mixed;boundary=b${depth + 1}`, '']);
  assert.equal(Math.max(...partsOf(blockWith('multipart/mixed;boundary=b0', ...lines)).map(({ depth }) => depth)), 9);
});

test('any damage leaves a reading, whose parts lie in order', () => {
  const { text } = blockWith('multipart/mixed;boundary=b1', ...mixed);
  const check = (part: Part): void => {
    let at: number = part.start;
    for (const inner of part.parts) {
      assert.ok(at <= inner.start && inner.start <= inner.end && inner.end <= part.end);
      at = inner.end;
      check(inner);
    }
  };
  for (let place = text.indexOf('\r\n\r\n') + 4; place < text.length; place += 1) {
    for (const damaged of [text.slice(0, place), text.slice(0, place) + text.slice(place + 1)]) {
      for (const part of partsOf(parseBlock(damaged)).slice(0, 1)) check(part);
    }
  }
});
