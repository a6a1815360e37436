/** Edits as editors take them: none upon another, else the whole change is refused. */

import assert from 'node:assert/strict';
import type { Edit } from '../../server/src/sip/problem.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';

/** True where no edit reaches into another. */
export function areDisjoint(edits: readonly Edit[]): boolean {
  const ordered = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  return ordered.every((edit, index) => (ordered[index - 1]?.end ?? 0) <= edit.start);
}

/** The text after edits that an editor would take. */
export function edited(text: string, edits: readonly Edit[]): string {
  assert.ok(areDisjoint(edits), `edits overlap: ${JSON.stringify(edits)}`);
  return applyEdits(text, edits);
}
