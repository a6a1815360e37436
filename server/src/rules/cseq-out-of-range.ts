/** A CSeq number that is not below 2^31. */

import { CSeq } from '../sip/headers/cseq.ts';
import { valuesOf } from '../sip/values-of.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 3261 §8.1.1.5: less than 2**31. */
const limit = 2 ** 31;

export default defineRule({
  name: 'cseq-out-of-range',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.5',
  examples: {
    good: ['CSeq: 2147483647 OPTIONS', 'CSeq: 0009 OPTIONS'],
    bad: ['CSeq: 2147483648 OPTIONS\n      ^^^^^^^^^^ 2147483648 is not below 2147483648 (2^31)'],
  },
  about: { fields: [CSeq] },
  checkMessage(message, report) {
    for (const { number } of valuesOf(message, CSeq)) {
      if (number.number < limit || Number.isNaN(number.number)) continue;
      report(number, { args: { number: number.digits.text }, fixes: [guess('replace', replaceBy(number, '1'))] });
    }
  },
});
