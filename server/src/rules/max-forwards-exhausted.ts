/** Max-Forwards 0: the request reaches the next hop and no other. */

import { MaxForwards } from '../sip/headers/max-forwards.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'max-forwards-exhausted',
  severity: 'hint',
  basis: 'interop',
  spec: 'RFC 3261 §16.3',
  examples: {
    good: ['Max-Forwards: 1'],
    bad: [marked('Max-Forwards: «0»', 'No proxy forwards this request: it answers 483, or itself')],
  },
  about: { traits: ['unusual-max-forwards'] },
  checkMessage(message, report) {
    for (const hops of valuesOf(message, MaxForwards)) {
      if (hops.number === 0) report(hops, { fixes: [guess('replace', replaceBy(hops, '70'))] });
    }
  },
});
