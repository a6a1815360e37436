/** What is said of a problem and of its fixes, in the user's language. */

import { rules } from '../rules/index.ts';
import type { Fix, Problem } from '../sip/problem.ts';
import { visibleLine } from './visible.ts';
import type { Words } from './words.ts';

const specs = new Map(rules.map(({ name, spec }) => [name, spec]));

/** What is wrong. Values in it are from the file, so it is made fit to be shown. */
export function sentenceOf({ rule, what, args }: Problem, words: Words): string {
  return visibleLine(words('rules', `${rule}/${what}`, args) ?? words('syntax', what, args) ?? rule, 1000);
}

/** Why it matters. */
export function reasonOf({ rule }: Problem, words: Words): string | undefined {
  return words('rules', `${rule}/why`);
}

/** Where it is written that it is wrong. */
export function specOf({ rule, spec }: Problem): string | undefined {
  return spec ?? specs.get(rule);
}

export function fixTitleOf({ rule }: Problem, { title, args }: Fix, words: Words): string {
  const sentence = words('rules', `${rule}/fixes/${title}`, args) ?? words('syntax', `fixes/${title}`, args);
  return visibleLine(sentence ?? title);
}
