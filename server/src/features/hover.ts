/** What is shown where the mouse rests: everything that is known of the innermost thing there. */

import type { BlockOffset, Span } from '../sip/span.ts';
import { spanOf } from '../sip/span.ts';
import { describeSubject, type Surroundings } from './describe.ts';
import { joined } from './markdown.ts';
import { subjectAt } from './subject.ts';
import type { Words } from './words.ts';

export interface Hover extends Span {
  readonly markdown: string;
}

export function hoverAt(around: Surroundings, offset: BlockOffset, words: Words): Hover | undefined {
  const subject = subjectAt(around.block, offset);
  if (subject === undefined) return undefined;
  return { ...spanOf(subject.start, subject.end), markdown: joined(describeSubject(subject, words, around)) };
}
