/** Max-Forwards outside 0 to 255. */

import { MaxForwards } from '../sip/headers/max-forwards.ts';
import { valuesOf } from '../sip/values-of.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'max-forwards-out-of-range',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.22',
  examples: {
    good: ['Max-Forwards: 70', 'Max-Forwards: 0', 'Max-Forwards: 255'],
    bad: ['Max-Forwards: 300\n              ^^^ 300 is more than 255'],
  },
  about: { traits: ['unusual-max-forwards'] },
  checkMessage(message, report) {
    for (const hops of valuesOf(message, MaxForwards)) {
      if (!(hops.number > 255)) continue;
      report(hops, { args: { hops: hops.digits.text }, fixes: [safeFix('replace', replaceBy(hops, '70'))] });
    }
  },
});
