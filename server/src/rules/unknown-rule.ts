/** `# @lint off` names a rule that does not exist. */

import { nearest } from '../sip/nearest.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-rule',
  severity: 'warning',
  basis: 'format',
  spec: 'docs/format.md#directives',
  examples: {
    good: ['# @lint off missing-cseq', '# @lint off all'],
    bad: [
      '# @lint off mising-cseq\n            ^^^^^^^^^^^ There is no rule mising-cseq; did you mean missing-cseq?',
      '# @lint off everything-else\n            ^^^^^^^^^^^^^^^ There is no rule everything-else',
    ],
  },
  checkFile({ silenced }, report, { ruleNames }) {
    for (const word of silenced) {
      if (ruleNames.has(word.text)) continue;
      const meant = nearest(word.text, ruleNames);
      if (meant === undefined) report(word, { args: { name: word.text } });
      else {
        const fixes = [guess('replace', replaceBy(word, meant), { meant })];
        report(word, { what: 'did-you-mean', args: { name: word.text, meant }, fixes });
      }
    }
  },
});
