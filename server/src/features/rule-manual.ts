/** What the manual says of a rule, in the user's language: its sentences, its examples with what is reported of them, and its fixes. */

import { checkFile } from '../rules/checker.ts';
import { inWholeMessage, readExample } from '../rules/common/examples.ts';
import { lintSettingsOf } from '../rules/lint-settings.ts';
import { homeOf, isShownIn, profileNames } from '../rules/profiles.ts';
import type { ProfileName, Rule } from '../rules/rule.ts';
import type { Problem, Severity } from '../sip/problem.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import { fixTitleOf, sentenceOf } from './problem-words.ts';
import type { Words } from './words.ts';

export interface RuleManual {
  /** What is wrong; its values stand in braces. */
  readonly what: string;
  readonly why: string;
  /** Why the rule stands, in words. */
  readonly basis: string;
  /** Severities that some of its faults have instead of its own. */
  readonly otherSeverities: readonly Severity[];
  /** The profiles that show what it finds. */
  readonly profiles: readonly ProfileName[];
  /** Examples with a line of `^^^ words` below each that something is reported of. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

/** In examples no file whose name begins so is there. */
const absent = './absent';

interface Reported {
  readonly problem: Problem;
  readonly line: number;
  readonly character: number;
}

export function ruleManual(rule: Rule, words: Words): RuleManual {
  const { name, severity, basis, examples } = rule;
  const bad = examples.bad.map((example) => ({ text: readExample(example).text, reported: reportedOf(rule, example) }));
  const problems = bad.flatMap(({ reported }) => reported.map(({ problem }) => problem));
  const severities = new Set(problems.map((problem) => problem.severity));
  severities.delete(severity);
  return {
    what: words('rules', `${name}/what`) ?? name,
    why: words('rules', `${name}/why`) ?? '',
    basis: words('features', `basis-${basis}`) ?? basis,
    otherSeverities: [...severities].sort(),
    profiles: profileNames.filter((profile) => isShownIn(rule, profile)),
    bad: bad.map(({ text, reported }) => marked(text, reported, words)),
    good: examples.good,
    fixes: fixesOf(problems, words),
  };
}

/** Each title once. */
function fixesOf(problems: readonly Problem[], words: Words): RuleManual['fixes'] {
  const titles = new Map<string, boolean>();
  for (const problem of problems) {
    for (const fix of problem.fixes) titles.set(fixTitleOf(problem, fix, words), fix.safe);
  }
  return [...titles].map(([title, safe]) => ({ title, safe }));
}

/** What is reported of a bad example, in the lines of the example; only of its rule, as the tests demand. */
function reportedOf(rule: Rule, example: string): readonly Reported[] {
  const own = readExample(example);
  const { text } = inWholeMessage(own);
  const linesBefore = text.slice(0, Math.max(0, text.indexOf(own.text))).split('\n').length - 1;
  const file = parseFile(text);
  const facts = { isKnown: () => false, isReadable: (path: string) => !path.startsWith(absent) };
  const results = checkFile(file, { facts, settings: lintSettingsOf([{ by: 'option', profile: homeOf(rule) }]) });
  return file.blocks.flatMap(({ start }, index) =>
    (results[index]?.problems ?? []).map((problem) => {
      const lines = text.slice(0, start + problem.start).split('\n');
      return { problem, line: lines.length - 1 - linesBefore, character: lines.at(-1)?.length ?? 0 };
    }),
  );
}

function marked(text: string, reported: readonly Reported[], words: Words): string {
  const lines = text.split('\n').map((line, index) => {
    const marks = reported
      .filter((each) => each.line === index)
      .map(({ problem, character }) => {
        const carets = '^'.repeat(Math.max(1, problem.end - problem.start));
        return `${' '.repeat(character)}${carets} ${sentenceOf(problem, words)}`;
      });
    return [line, ...marks].join('\n');
  });
  return lines.join('\n');
}
