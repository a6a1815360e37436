/** Most rules mend what they find: a diagnostic that only complains leaves its reader alone. To switch a rule off is no fix. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWholeMessage, readExample } from '../../server/src/rules/common/examples.ts';
import { rules } from '../../server/src/rules/index.ts';
import { homeOf } from '../../server/src/rules/profiles.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { report } from './support/example.ts';

const least = 0.6;

test('a fix is offered for at least three rules of five', () => {
  const without = rules.filter((rule) => !hasFix(rule)).map(({ name }) => name);
  const share = 1 - without.length / rules.length;
  assert.ok(
    share >= least,
    `${Math.round(100 * share)} % of ${rules.length} rules; without a fix: ${without.join(', ')}`,
  );
});

function hasFix(rule: Rule): boolean {
  return rule.examples.bad.some((bad) => {
    const { text } = inWholeMessage(readExample(bad));
    return report(text, homeOf(rule)).some(({ problem }) => problem.rule === rule.name && problem.fixes.length > 0);
  });
}
