/** No more diagnostics than a person reads, and it is said how many there are. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Found, limit } from '../../server/src/lsp/limits.ts';
import type { Severity } from '../../server/src/sip/problem.ts';
import { spanOf } from '../../server/src/sip/span.ts';

test('few problems are all shown', () => {
  const found = [problem(0, 'a', 1), problem(1, 'b', 2)];
  assert.deepEqual(limit(found), { shown: found, alike: [], more: 0 });
});

test('of one rule in one message only the first are shown, and the others counted', () => {
  const found = [0, 1, 2, 3].flatMap((start) => [
    problem(0, 'a', start),
    problem(1, 'a', start),
    problem(0, `b${start}`, 9),
  ]);
  const { shown, alike, more } = limit(found, { perFile: 99, perRule: 2 });
  assert.deepEqual(
    shown.filter(({ problem }) => problem.rule === 'a').map(({ problem }) => problem.start),
    [0, 0, 1, 1],
  );
  assert.deepEqual(
    alike.map(({ index, count, problem }) => [index, count, problem.start]),
    [
      [0, 2, 2],
      [1, 2, 2],
    ],
  );
  assert.equal(more, 0);
});

test('of a whole file the gravest are shown, in their order', () => {
  const severities: Severity[] = ['hint', 'error', 'warning', 'information', 'error', 'warning'];
  const found = severities.map((severity, start) => problem(0, `rule${start}`, start, severity));
  const { shown, more } = limit(found, { perFile: 3, perRule: 9 });
  assert.deepEqual(
    shown.map(({ problem }) => problem.start),
    [1, 2, 4],
  );
  assert.equal(more, 3);
});

function problem(index: number, rule: string, start: number, severity: Severity = 'error'): Found {
  return { index, problem: { ...spanOf(start, start + 1), rule, severity, what: 'what', args: {}, fixes: [] } };
}
