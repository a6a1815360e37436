/** Names that are marked as meaning the same, looked for from each of them. */

import assert from 'node:assert/strict';
import { namesakesOf } from '../../../server/src/features/namesakes.ts';
import { labelled } from '../../support/marked.ts';
import { namesOf } from './names.ts';

/** Whatever carries one label is found from each place that carries it. */
export function assertGroups(marked: string): void {
  const { text, marks } = labelled(marked);
  const names = namesOf(text);
  for (const { start, end, label } of marks) {
    const place = names.at(start + 1);
    assert.ok(place !== undefined, `nothing at ${text.slice(start, end)}`);
    const found = namesakesOf(names, place).map((each) => ({ ...names.spanOf(each), label }));
    assert.deepEqual(
      found,
      marks.filter((mark) => mark.label === label),
    );
  }
}
