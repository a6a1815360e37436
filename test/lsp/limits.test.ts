/** No more diagnostics than a person reads, and it is said how many there are. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limit } from '../../server/src/lsp/limits.ts';
import type { BlockResult } from '../../server/src/rules/lint.ts';
import type { Problem, Severity } from '../../server/src/sip/problem.ts';
import { spanOf } from '../../server/src/sip/span.ts';

test('few problems are all shown', () => {
  const [one, other] = [problem('a', 1), problem('b', 2)];
  assert.deepEqual(limit([result(one), result(), result(other)]), {
    shown: [
      { index: 0, problem: one },
      { index: 2, problem: other },
    ],
    alike: [],
    more: 0,
  });
});

test('of one rule in one message only the first are shown, and the others counted', () => {
  const many = Array.from({ length: 60 }, (_, start) => problem('a', start));
  const mixed = many.flatMap((each, start) => (start < 3 ? [each, problem('b', start)] : [each]));
  const { shown, alike, more } = limit([result(...mixed), result(...many)]);
  assert.equal(shown.filter(({ index }) => index === 0).length, 53);
  assert.equal(shown.filter(({ index }) => index === 1).length, 50);
  assert.ok(shown.every(({ problem }) => problem.start < 50));
  assert.deepEqual(
    alike.map(({ index, count, problem }) => [index, count, problem.rule, problem.start]),
    [
      [0, 10, 'a', 50],
      [1, 10, 'a', 50],
    ],
  );
  assert.equal(more, 0);
});

test('of a whole file the gravest are shown, in their order', () => {
  const severities: Severity[] = ['hint', 'error', 'warning', 'information', 'error', 'warning'];
  const found = severities.map((severity, start) => problem(`rule${start}`, start, severity));
  const { shown, more } = limit([result(...found)], 3);
  assert.deepEqual(
    shown.map(({ problem }) => problem.start),
    [1, 2, 4],
  );
  assert.equal(more, 3);
});

function result(...problems: Problem[]): BlockResult {
  return { problems, withheld: [] };
}

function problem(rule: string, start: number, severity: Severity = 'error'): Problem {
  return { ...spanOf(start, start + 1), rule, severity, what: 'what', args: {}, fixes: [] };
}
