/** The examples of rules: texts with marks in, and what is reported of them. */

import { sentenceOf } from '../../../server/src/features/problem-words.ts';
import { checkFile } from '../../../server/src/rules/checker.ts';
import type { LintFacts } from '../../../server/src/rules/file-view.ts';
import { lintSettingsOf } from '../../../server/src/rules/lint-settings.ts';
import type { ProfileName } from '../../../server/src/rules/rule.ts';
import type { Fix, Problem } from '../../../server/src/sip/problem.ts';
import { applyEdits } from '../../../server/src/sip/syntax/edit.ts';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../../server/src/texts/texts.ts';

/** A problem with the words for it, where it stands in the whole text. */
export interface Said {
  readonly problem: Problem;
  /** Where the block begins. */
  readonly start: number;
  readonly line: string;
}

export const words = textsFor('en');

/** In examples `./absent…` is not there and everything else is. */
const facts: LintFacts = { isKnown: () => false, isReadable: (path) => !path.startsWith('./absent') };

/** What is said of a text in a profile, each as its place and its sentence. */
export function report(text: string, profile?: ProfileName): Said[] {
  const file = parseFile(text);
  const results = checkFile(file, { facts, settings: lintSettingsOf([{ by: 'option', profile }]) });
  return file.blocks.flatMap(({ start }, index) =>
    (results[index]?.problems ?? []).map((problem) => {
      const before = text.slice(0, start + problem.start).split('\n');
      const place = `${before.length - 1}:${before.at(-1)?.length ?? 0}+${problem.end - problem.start}`;
      return { problem, start, line: `${place} ${sentenceOf(problem, words)}` };
    }),
  );
}

/** The text after a fix of a problem in the block that begins at `start`. */
export function applyFix(text: string, start: number, { edits }: Fix): string {
  const placed = edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }));
  return applyEdits(text, placed as never);
}
