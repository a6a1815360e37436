/** A request that may be forwarded more often than anybody recommends. */

import { MaxForwards } from '../sip/headers/max-forwards.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const recommended = 70;

export default defineRule({
  name: 'large-max-forwards',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §8.1.1.6',
  examples: {
    good: ['Max-Forwards: 70', 'Max-Forwards: 12'],
    bad: [marked('Max-Forwards: «200»', '70 hops are recommended, and enough for any network')],
  },
  about: { traits: ['unusual-max-forwards'] },
  checkMessage(message, report) {
    for (const hops of valuesOf(message, MaxForwards)) {
      // RFC 3261 §20.22: above 255 it is no such number, which another rule says.
      if (!(hops.number > recommended) || hops.number > 255) continue;
      report(hops, { fixes: [guess('replace', replaceBy(hops, `${recommended}`))] });
    }
  },
});
