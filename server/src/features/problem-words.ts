/** A problem in words: its sentence, the titles of its fixes, why it matters, and where that is written. */

import type { Rule } from '../rules/rule.ts';
import type { Arguments, Fix, Problem } from '../sip/problem.ts';
import { visibleLine } from './visible.ts';
import type { Words } from './words.ts';

/** How much of a foreign text a sentence shows. */
const longestArgument = 60;

/** What is wrong, in one sentence. */
export function messageOf({ rule, what, args }: Problem, words: Words): string {
  const shown = shownArguments(args);
  return (
    words('rules', `${rule}/${what}`, shown) ??
    words('syntax', what, shown) ??
    words('wire', what, shown) ??
    words('rules', `${rule}/what`, shown) ??
    rule
  );
}

/** What a fix does, in words of command. */
export function fixTitleOf({ rule }: Problem, { title, args }: Fix, words: Words): string {
  const shown = shownArguments(args);
  return words('rules', `${rule}/fixes/${title}`, shown) ?? words('syntax', `fixes/${title}`, shown) ?? title;
}

/** Why a rule stands: what happens to a message that breaks it. */
export function reasonOf(rule: string, words: Words): string | undefined {
  return words('rules', `${rule}/why`);
}

/** Where it is written, as `RFC 3261 §8.1.1.5`. */
export function specOf(problem: Problem, rules: ReadonlyMap<string, Rule>): string | undefined {
  return problem.spec ?? rules.get(problem.rule)?.spec;
}

/** What comes from a file is made visible and kept short, so that it cannot pass for words of ours. */
function shownArguments(args: Arguments): Arguments {
  const entries = Object.entries(args).map(([name, value]): [string, string | number] => {
    return [name, typeof value === 'string' ? visibleLine(value, longestArgument) : value];
  });
  return Object.fromEntries(entries);
}
