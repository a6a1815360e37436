/** `sipwright lint --explain RULE`: what the manual says of a rule, at the terminal. */

import { plainText } from '../features/markdown.ts';
import { ruleManual } from '../features/rule-manual.ts';
import { visible } from '../features/visible.ts';
import { listed } from '../features/words.ts';
import { rules } from '../rules/index.ts';
import { unknownRule } from './lint-config.ts';
import type { Terminal } from './terminal.ts';

export function explain(name: string, { print, say, style, words }: Terminal): number {
  const rule = rules.find((each) => each.name === name);
  if (rule === undefined) throw unknownRule(name);
  const { what, why, basis, otherSeverities, profiles, bad, good, fixes } = ruleManual(rule, words);
  const severities = [rule.severity, ...otherSeverities].map((severity) => say(severity));
  const sections = [
    `${style('bold', name)}: ${readable(what)}`,
    plainText(why),
    [
      say('explain-severity', { severity: listed(severities, words) }),
      say('explain-basis', { basis: rule.basis, why: basis }),
      say('explain-profiles', { profiles: listed(profiles, words) }),
      say('explain-spec', { spec: rule.spec }),
    ].join('\n'),
    style('bold', say('explain-wrong')),
    ...bad.map((example) => indented(example, (line) => (/^ *\^+ /u.test(line) ? style('red', line) : line))),
    style('bold', say('explain-right')),
    ...good.map((example) => indented(example, (line) => line)),
    ...(fixes.length === 0 ? [say('explain-no-fix')] : [style('bold', say('explain-fixes'))]),
    ...fixes.map(({ title, safe }) => `    ${title}${safe ? say('explain-safe') : ''}`),
  ];
  print(sections.join('\n\n'));
  return 0;
}

/** The values of a sentence as placeholders that can be read. */
function readable(sentence: string): string {
  return sentence.replaceAll(/\{(?<name>\w+)\}/gu, '‹$<name>›');
}

function indented(text: string, shown: (line: string) => string): string {
  const lines = visible(text).replace(/\n+$/u, '').split('\n');
  return lines.map((line) => `    ${shown(line)}`.trimEnd()).join('\n');
}
