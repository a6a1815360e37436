/** Two blocks of one name: nobody can say which of them is meant. */

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
    if (name !== undefined && countOf(name.text) > 1) report(name, { args: { name: name.text } });
  },
});
