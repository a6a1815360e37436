/** What is shown where the mouse rests: everything that is known of the innermost thing there. */

import type { Problem } from '../sip/problem.ts';
import { type BlockOffset, type Span, spanOf, touches } from '../sip/span.ts';
import { describeSubject, type Surroundings } from './describe.ts';
import { linkSections, ruleLink } from './links.ts';
import { joined } from './markdown.ts';
import { reasonOf } from './problem-words.ts';
import { subjectAt } from './subject.ts';
import type { Words } from './words.ts';

export interface Hover extends Span {
  readonly markdown: string;
}

/** No hover explains more problems than these. */
const mostReasons = 3;

/** What is known of the thing at a place, and why what is wrong there matters. */
export function hoverAt(
  around: Surroundings,
  offset: BlockOffset,
  words: Words,
  problems: readonly Problem[] = [],
): Hover | undefined {
  const subject = subjectAt(around.block, offset);
  const here = problems.filter((problem) => touches(problem, offset));
  const reasons = new Map(here.map((problem) => [problem.rule, reason(problem, words)]));
  const span = subject ?? here[0];
  if (span === undefined) return undefined;
  const known = subject === undefined ? [] : describeSubject(subject, words, around);
  const markdown = joined([...known, ...[...reasons.values()].slice(0, mostReasons)]);
  return markdown === '' ? undefined : { ...spanOf(span.start, span.end), markdown };
}

/** What is wrong stands in the diagnostic already, which editors show in the same place. */
function reason(problem: Problem, words: Words): string {
  const why = reasonOf(problem, words);
  return why === undefined ? '' : `[${problem.rule}](${ruleLink(problem.rule)}) · ${linkSections(why)}`;
}
