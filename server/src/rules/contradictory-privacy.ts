/** A Privacy that asks for no privacy and for some at once. */

import { Privacy } from '../sip/headers/privacy.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'contradictory-privacy',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3323 §4.2',
  examples: {
    good: ['Privacy: none', 'Privacy: id;header;critical'],
    bad: [marked('Privacy: id;«none»', 'Beside none nothing else may stand')],
  },
  about: { fields: [Privacy] },
  checkMessage(message, report) {
    for (const { start, end, tokens } of valuesOf(message, Privacy)) {
      const none = tokens.find(({ text }) => text.toLowerCase() === 'none');
      if (none === undefined || tokens.length < 2) continue;
      const others = tokens.filter((token) => token !== none).map(({ text }) => text);
      report(none, {
        fixes: [
          guess('keep-none', replaceBy({ start, end }, none.text)),
          guess('remove-none', replaceBy({ start, end }, others.join(';'))),
        ],
      });
    }
  },
});
