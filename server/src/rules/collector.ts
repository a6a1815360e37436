/** Takes what rules report, and leaves out what is but a consequence of something else. */

import type { Arguments, Fix, Problem } from '../sip/problem.ts';
import type { Span } from '../sip/span.ts';
import type { Details, Report, Rule } from './rule.ts';

export interface Collector {
  /** Hands out the way to report for a rule; valid until the next one is asked for. */
  readonly reportFor: (rule: Rule) => Report;
  readonly add: (problem: Problem) => void;
  /** What was reported, in the order of the text, without what `isEarly` says of a line that is still being typed. */
  readonly finish: (isEarly?: (problem: Problem) => boolean) => readonly Problem[];
}

interface Cover {
  readonly rule: string;
  readonly span: Span;
}

const noArguments: Arguments = {};
const noFixes: readonly Fix[] = [];
const noDetails: Details = {};
const nothing: readonly Problem[] = [];

/** One report function serves all rules of a block, since there are many rules and most have nothing to say. */
export function createCollector(): Collector {
  const problems: Problem[] = [];
  const covers: Cover[] = [];
  const hidden = new Set<string>();
  let rule: Rule;
  const report: Report = (span, details = noDetails) => {
    problems.push(problemOf(rule, span, details));
    if (details.covers !== undefined) covers.push({ rule: rule.name, span: details.covers });
    for (const name of rule.hides ?? []) hidden.add(name);
  };
  return {
    reportFor(next) {
      rule = next;
      return report;
    },
    add: (problem) => problems.push(problem),
    finish: (isEarly = never) =>
      problems.length === 0 ? nothing : ordered(problems, covers, hidden).filter((problem) => !isEarly(problem)),
  };
}

function never(): boolean {
  return false;
}

function ordered(problems: readonly Problem[], covers: readonly Cover[], hidden: ReadonlySet<string>): Problem[] {
  const kept = problems.filter(
    (problem) => !hidden.has(problem.rule) && !covers.some((cover) => isCovered(problem, cover)),
  );
  return kept.sort((one, other) => one.start - other.start || one.end - other.end);
}

function isCovered(problem: Problem, { rule, span }: Cover): boolean {
  return problem.rule !== rule && span.start <= problem.start && problem.start < Math.max(span.end, span.start + 1);
}

function problemOf(rule: Rule, span: Span, details: Details): Problem {
  const problem: Problem = {
    start: span.start,
    end: span.end,
    rule: rule.name,
    severity: details.severity ?? rule.severity,
    what: details.what ?? 'what',
    args: details.args ?? noArguments,
    fixes: details.fixes ?? noFixes,
  };
  const { spec, related } = details;
  if (spec === undefined && related === undefined) return problem;
  return { ...problem, ...(spec !== undefined && { spec }), ...(related !== undefined && { related }) };
}
