/** How many diagnostics an editor is given: enough for anyone to read, and what is left out is counted. */

import type { Problem, Severity } from '../sip/problem.ts';

/** A problem and the block in which it was found. */
export interface Found {
  readonly index: number;
  readonly problem: Problem;
}

/** Problems of one rule in one message that are not shown; `problem` is the first of them. */
export interface Alike extends Found {
  readonly count: number;
}

export interface Limited {
  readonly shown: readonly Found[];
  readonly alike: readonly Alike[];
  /** How many others the file has. */
  readonly more: number;
}

export const limits = { perFile: 500, perRule: 50 };

const ranks: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Picks what is shown: of each rule in a message the first, and of all the gravest. */
export function limit(found: readonly Found[], { perFile, perRule } = limits): Limited {
  const counts = new Map<string, number>();
  const alike = new Map<string, Alike>();
  const few: Found[] = [];
  for (const each of found) {
    const key = `${each.index} ${each.problem.rule}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= perRule) few.push(each);
    else alike.set(key, { ...each, problem: alike.get(key)?.problem ?? each.problem, count: count - perRule });
  }
  const shown = few.length > perFile ? gravest(few, perFile) : few;
  return { shown, alike: [...alike.values()], more: few.length - shown.length };
}

/** The gravest problems, in the order in which they stand; one pass for each severity, since there may be very many. */
function gravest(found: readonly Found[], count: number): Found[] {
  let left = count;
  const quota = new Map<Severity, number>();
  for (const rank of ranks) {
    const all = found.reduce((sum, { problem }) => sum + (problem.severity === rank ? 1 : 0), 0);
    quota.set(rank, Math.min(all, left));
    left -= Math.min(all, left);
  }
  return found.filter(({ problem }) => {
    const open = quota.get(problem.severity) ?? 0;
    quota.set(problem.severity, open - 1);
    return open > 0;
  });
}
