/** A CSeq number that is not below 2^31. */

import { CSeq } from '../sip/headers/cseq.ts';
import { To } from '../sip/headers/to.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 3261 §8.1.1.5: less than 2**31. */
const limit = 2 ** 31;
/** RFC 3261 §20.16: a number of 32 bits. */
const size = 2 ** 32;

export default defineRule({
  name: 'cseq-out-of-range',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.5',
  examples: {
    good: ['CSeq: 2147483647 OPTIONS', 'CSeq: 0009 OPTIONS'],
    bad: [
      'CSeq: 2147483648 OPTIONS\n      ^^^^^^^^^^ 2147483648 is not below 2147483648 (2^31)',
      marked(requestWith('REGISTER', 'CSeq: «2147483648» REGISTER'), '2147483648 is not below 2147483648 (2^31)'),
    ],
  },
  about: { traits: ['unusual-cseq'] },
  checkMessage(message, report) {
    for (const { number, method } of valuesOf(message, CSeq)) {
      if (number.number < limit || Number.isNaN(number.number)) continue;
      const severity = number.number < size && mayHaveGrown(message, method.text) ? 'hint' : 'error';
      const fixes = [guess('replace', replaceBy(number, '1'))];
      report(number, { severity, args: { number: number.digits.text }, fixes });
    }
  },
});

/** RFC 3261 §8.1.1.5 limits the first number of a dialog, which then grows, and says nothing of those of a REGISTER. */
function mayHaveGrown(message: Message, method: string): boolean {
  return method === 'REGISTER' || valuesOf(message, To).some(({ params }) => paramNamed(params, 'tag') !== undefined);
}
