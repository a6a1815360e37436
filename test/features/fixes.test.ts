/** Safe fixes are applied together, and again for what they bring to light. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, fixAll, safeEdits } from '../../server/src/features/fixes.ts';
import type { Edit, Problem } from '../../server/src/sip/problem.ts';
import { spanOf } from '../../server/src/sip/span.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';

test('fixes that touch the same text are not mixed', () => {
  const edits = safeEdits([
    problem([edit(0, 3, 'A')]),
    problem([edit(2, 4, 'B')]),
    problem([edit(3, 3, 'C')]),
    problem([edit(5, 6, 'D'), edit(8, 8, 'E')]),
    problem([edit(7, 7, 'F'), edit(5, 5, 'G')]),
    problem([edit(9, 9, 'unsafe')], false),
    problem([]),
  ]);
  assert.deepEqual(
    edits.map(({ text }) => text),
    ['A', 'C', 'D', 'E', 'F', 'G'],
  );
});

test('two insertions at one place both stand, in order; one that two problems ask for stands once', () => {
  const edits = safeEdits([problem([edit(1, 1, 'x')]), problem([edit(1, 1, 'y')]), problem([edit(1, 1, 'x')])]);
  assert.equal(applyEdits('ab', edits), 'axyb');
});

test('everything safe is fixed, in as many rounds as that brings new problems to light, and it ends', () => {
  const countdown = (text: string): Problem[] => {
    const at = text.search(/[2-9]/u);
    return at === -1 ? [] : [problem([edit(at, at + 1, String(Number(text[at]) - 1))])];
  };
  const fixed = fixAll(parseBlock('a 4 b'), (block) => countdown(block.text), parseBlock);
  assert.deepEqual(fixed, edit(2, 3, '1'));
  assert.equal(
    fixAll(parseBlock('a 1 b'), (block) => countdown(block.text), parseBlock),
    undefined,
  );
  const grows = fixAll(parseBlock(''), () => [problem([edit(0, 0, 'x')])], parseBlock);
  assert.equal(grows?.text, 'x'.repeat(10));
});

test('a difference is the smallest edit', () => {
  assert.equal(difference('abc', 'abc'), undefined);
  assert.deepEqual(difference('abc', 'axc'), edit(1, 2, 'x'));
  assert.deepEqual(difference('aaa', 'aa'), edit(2, 3, ''));
  assert.deepEqual(difference('', 'a'), edit(0, 0, 'a'));
});

function problem(edits: Edit[], safe = true): Problem {
  const fixes = edits.length === 0 ? [] : [{ title: 'fix', args: {}, edits, safe }];
  return { ...spanOf(0, 0), rule: 'rule', severity: 'error', what: 'what', args: {}, fixes };
}

function edit(start: number, end: number, text: string): Edit {
  return { ...spanOf(start, end), text };
}
