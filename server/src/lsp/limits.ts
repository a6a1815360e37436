/** How many diagnostics an editor is given: enough for anyone to read, and what is left out is counted. */

import { type BlockResult, nothingToSay, speakingIn } from '../rules/lint.ts';
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

interface LimitedBlock {
  readonly few: readonly Problem[];
  readonly alike: readonly { readonly problem: Problem; readonly count: number }[];
}

export const limits = { perFile: 500, perRule: 50 };

const ranks: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const limitedBlocks = new WeakMap<BlockResult, LimitedBlock>();

/** Picks what is shown of the blocks of which something is said: of each rule in a message the first, and of all the gravest. */
export function limit(
  results: readonly BlockResult[],
  perFile = limits.perFile,
  speaking: readonly number[] = speakingIn(results),
): Limited {
  const counts = new Map<Severity, number>();
  const alike: Alike[] = [];
  for (const index of speaking) {
    const block = limitedBlock(results[index] ?? nothingToSay);
    for (const { severity } of block.few) counts.set(severity, (counts.get(severity) ?? 0) + 1);
    for (const each of block.alike) alike.push({ index, ...each });
  }
  if (counts.size === 0) return { shown: [], alike, more: 0 };
  const shown = gravest(results, speaking, quotas(counts, perFile));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { shown, alike: alike.slice(0, perFile), more: all - shown.length };
}

/** How many of each severity are shown, the gravest first. */
function quotas(counts: ReadonlyMap<Severity, number>, most: number): Map<Severity, number> {
  let left = most;
  return new Map(
    ranks.map((rank) => {
      const quota = Math.min(counts.get(rank) ?? 0, left);
      left -= quota;
      return [rank, quota];
    }),
  );
}

/** So many of each severity, in the order in which they stand. */
function gravest(results: readonly BlockResult[], speaking: readonly number[], open: Map<Severity, number>): Found[] {
  const found: Found[] = [];
  for (const index of speaking) {
    for (const problem of limitedBlock(results[index] ?? nothingToSay).few) {
      const quota = open.get(problem.severity) ?? 0;
      if (quota === 0) continue;
      open.set(problem.severity, quota - 1);
      found.push({ index, problem });
    }
  }
  return found;
}

/** A result is the same object until its block changes, so it is counted out once. */
function limitedBlock(result: BlockResult): LimitedBlock {
  const known = limitedBlocks.get(result) ?? limitBlock(result.problems);
  limitedBlocks.set(result, known);
  return known;
}

function limitBlock(problems: readonly Problem[]): LimitedBlock {
  const { perRule } = limits;
  if (problems.length <= perRule) return { few: problems, alike: [] };
  const byRule = new Map<string, Problem[]>();
  for (const problem of problems) {
    const same = byRule.get(problem.rule);
    if (same === undefined) byRule.set(problem.rule, [problem]);
    else same.push(problem);
  }
  const alike = [...byRule.values()].flatMap((same) => {
    const problem = same[perRule];
    return problem === undefined ? [] : [{ problem, count: same.length - perRule }];
  });
  const kept = new Set([...byRule.values()].flatMap((same) => same.slice(0, perRule)));
  return { few: problems.filter((problem) => kept.has(problem)), alike };
}
