/** What is shown where the mouse rests: everything that is known of the innermost thing there. */

import type { Problem } from '../sip/problem.ts';
import { type BlockOffset, type Span, spanOf, touches } from '../sip/span.ts';
import { describeSubject, type Surroundings } from './describe.ts';
import { linkSections, ruleLink } from './links.ts';
import { joined } from './markdown.ts';
import { reasonOf } from './problem-words.ts';
import { describeReading, type Reading } from './readings/reading.ts';
import { readingAt } from './readings/reading-at.ts';
import { type Subject, subjectAt } from './subject.ts';
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
  const reading = readingWithin(subject, readingAt(around, offset, words));
  const here = problems.filter((problem) => touches(problem, offset));
  const reasons = new Map(here.map((problem) => [problem.rule, reason(problem, words)]));
  const span = reading ?? subject ?? here[0];
  if (span === undefined) return undefined;
  const read = reading === undefined ? [] : describeReading(reading, words);
  const described = subject === undefined ? [] : describeSubject(subject, words, around);
  const known = reading !== undefined && isWide(subject) ? described.slice(0, 2) : described;
  const markdown = joined([...read, ...known, ...[...reasons.values()].slice(0, mostReasons)]);
  return markdown === '' ? undefined : { ...spanOf(span.start, span.end), markdown };
}

/** What is known of a part of what could be read says more, such as of the method in a CSeq. */
function readingWithin(subject: Subject | undefined, reading: Reading | undefined): Reading | undefined {
  if (subject === undefined || reading === undefined) return reading;
  return subject.start <= reading.start && reading.end <= subject.end ? reading : undefined;
}

/** All that there is to say of a whole line would bury what was asked for. */
function isWide(subject: Subject | undefined): boolean {
  return subject?.kind === 'header' || subject?.kind === 'sdp-line' || subject?.kind === 'sdp-attribute';
}

/** What is wrong stands in the diagnostic already, which editors show in the same place. */
function reason(problem: Problem, words: Words): string {
  const why = reasonOf(problem, words);
  return why === undefined ? '' : `[${problem.rule}](${ruleLink(problem.rule)}) · ${linkSections(why)}`;
}
