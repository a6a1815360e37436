/** All that a message lacks, put in at once. */

import type { Problem } from '../../sip/problem.ts';
import type { Block } from '../../sip/syntax/tree.ts';
import { fixAll } from '../fixes.ts';
import { isAtStartLine, type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

/** Their fixes put in a header field or a line; with fewer than two of them the fix itself says more. */
const enough = 2;

export function additions(
  { block, selection }: RefactoringPlace,
  problemsOf: (block: Block) => readonly Problem[],
  parse: (text: string) => Block,
): readonly Refactoring[] {
  if (block.message === undefined || block.raw || !isAtStartLine(block.message, selection)) return [];
  const missing = missingIn(problemsOf(block));
  if (missing.length < enough) return [];
  const edit = fixAll(block, (each) => missingIn(problemsOf(each)), parse);
  return rewriting('refactor-add-missing', edit === undefined ? [] : [edit], { count: missing.length });
}

/** Whoever asks for all of them has said that the likeliest is meant. */
function missingIn(problems: readonly Problem[]): readonly Problem[] {
  const missing = problems.filter(({ rule, fixes }) => rule.startsWith('missing-') && fixes.length > 0);
  return missing.map((problem) => ({
    ...problem,
    fixes: problem.fixes.slice(0, 1).map((fix) => ({ ...fix, safe: true })),
  }));
}
