/** What people copy out of their tools becomes the two messages that stand in it, and nothing is left to complain about. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { logs, request, response } from '../support/logs.ts';
import { applyFix, report } from './support/example.ts';

suite('becomes two messages', () => {
  for (const [name, text] of Object.entries(logs)) {
    test(name, () => {
      const clean = cleaned(text);
      const messages = parseFile(clean).blocks.flatMap(({ block }) => block.message ?? []);
      assert.deepEqual(
        messages.map(({ start, end, source }) => source.slice(start, end).trimEnd()),
        [request.trimEnd(), response.trimEnd()],
        clean,
      );
      assert.deepEqual(
        report(clean).map(({ line: said }) => said),
        [],
        clean,
      );
    });
  }
});

/** The text once each excerpt that is found has been cleaned: one action for each of them, and never many. */
function cleaned(text: string): string {
  let clean = text;
  for (let times = 0; times < 3; times += 1) {
    const found = report(clean).find(({ problem }) => problem.rule === 'pasted-excerpt');
    const [fix] = found?.problem.fixes ?? [];
    if (found === undefined || fix === undefined) return clean;
    clean = applyFix(clean, found.start, fix);
  }
  return clean;
}
