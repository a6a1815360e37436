/** Two blocks of one name: nobody can say which of them is meant. */

import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'duplicate-block-name',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#blocks',
  examples: {
    good: ['# @name one\n###\n# @name two'],
    bad: [
      '# @name one\n        ^^^ Another block is called one as well\n###\n# @name one\n        ^^^ Another block is called one as well',
    ],
  },
  checkFile({ name }, report, { countOf }) {
    if (name === undefined || countOf(name.text) < 2) return;
    const free = freeName(name.text, countOf);
    report(name, { args: { name: name.text }, fixes: [guess('rename', replaceBy(name, free), { free })] });
  },
});

/** A number behind it, in a name of several words behind a blank. */
function freeName(name: string, countOf: (name: string) => number): string {
  const blank = /\s/u.test(name) ? ' ' : '';
  let count = 2;
  while (countOf(`${name}${blank}${count}`) > 0) count += 1;
  return `${name}${blank}${count}`;
}
