/** Whatever the text: checking it ends, throws nothing, and what is said of it points into it, as do the fixes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from '../../server/src/rules/checker.ts';
import type { Problem } from '../../server/src/sip/problem.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { applied, damageOf, seeded, texts } from '../sip/support/texts.ts';

const damages = 500;

for (const { name, text } of texts) {
  test(`every prefix of ${name}`, () => {
    for (let end = 0; end <= text.length; end += 1) check(text.slice(0, end));
  });

  test(`damaged copies of ${name}`, () => {
    const random = seeded(name.length * 104_729);
    let damaged = text;
    for (let count = 0; count < damages; count += 1) {
      damaged = count % 10 === 0 ? text : applied(damaged, damageOf(damaged, random));
      check(damaged);
    }
  });
}

function check(text: string): void {
  const file = parseFile(text);
  for (const [index, { problems }] of checkFile(file).entries()) {
    const block = file.blocks[index]?.block.text ?? '';
    for (const problem of problems) checkPlaces(problem, block);
  }
}

function checkPlaces({ rule, start, end, fixes }: Problem, block: string): void {
  for (const span of [{ start, end }, ...fixes.flatMap(({ edits }) => edits)])
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= block.length, `${rule} in ${block}`);
}
