/** All refactorings that are on offer where the cursor is. */

import { continuations } from './exchange.ts';
import { extractions } from './extract.ts';
import { foldRefactorings } from './folds.ts';
import { listRefactorings } from './lists.ts';
import { nameRefactorings } from './names.ts';
import { orderRefactorings } from './order.ts';
import { placeholderRefactorings } from './placeholders.ts';
import type { Refactoring, RefactoringPlace } from './refactoring.ts';
import { viaRefactorings } from './via.ts';

/** Those that only say the same in another way. Under `# @raw` each character counts, so there is none. */
export function rewritings(place: RefactoringPlace): readonly Refactoring[] {
  if (place.block.raw) return [];
  return [nameRefactorings, foldRefactorings, listRefactorings, orderRefactorings].flatMap((offer) => offer(place));
}

export function refactoringsAt(place: RefactoringPlace): readonly Refactoring[] {
  const { start, end } = place.selection;
  return start < end
    ? [...extractions(place), ...rewritings(place)]
    : [...placeholderRefactorings(place), ...rewritings(place), ...viaRefactorings(place), ...continuations(place)];
}
