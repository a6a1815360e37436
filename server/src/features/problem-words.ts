/** What is said of a problem and of its fixes, in the user's language. */

import { startLineSpan } from '../rules/common/start-lines.ts';
import { rules } from '../rules/index.ts';
import type { Arguments, Fix, Problem } from '../sip/problem.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { visibleLine } from './visible.ts';
import type { Words } from './words.ts';

const specs = new Map(rules.map(({ name, spec }) => [name, spec]));

/** How much of a value from the file a sentence shows. */
const longestValue = 80;

/** What is wrong. */
export function sentenceOf({ rule, what, args }: Problem, words: Words): string {
  const shown = shownArguments(args);
  return (
    words('rules', `${rule}/${what}`, shown) ??
    words('syntax', what, shown) ??
    words('wire', what, shown) ??
    words('rules', `${rule}/what`, shown) ??
    rule
  );
}

/** Why it matters. */
export function reasonOf({ rule }: Problem, words: Words): string | undefined {
  return words('rules', `${rule}/why`);
}

/** Where it is written that it is wrong. */
export function specOf({ rule, spec }: Pick<Problem, 'rule' | 'spec'>): string | undefined {
  return spec ?? specs.get(rule);
}

/** What a fix does. */
export function fixTitleOf({ rule }: Problem, { title, args }: Fix, words: Words): string {
  const shown = shownArguments(args);
  return words('rules', `${rule}/fixes/${title}`, shown) ?? words('syntax', `fixes/${title}`, shown) ?? title;
}

/** What the message of a block is called where another one points to it: its start line. */
export function titleOf({ message }: Block): string {
  if (message === undefined) return '';
  const { start, end } = startLineSpan(message);
  return visibleLine(message.source.slice(start, end), longestValue);
}

/** What comes from a file is made visible and kept short, so that it cannot pass for words of ours. */
function shownArguments(args: Arguments): Arguments {
  const entries = Object.entries(args).map(([name, value]): [string, string | number] => {
    return [name, typeof value === 'string' ? visibleLine(value, longestValue) : value];
  });
  return Object.fromEntries(entries);
}
