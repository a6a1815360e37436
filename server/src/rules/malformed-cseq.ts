/** A CSeq that is not a number and a method. Reported by the readers of values. */

import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-cseq',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.16',
  examples: {
    good: ['CSeq: 1 OPTIONS', 'CSeq: 0009\n  OPTIONS'],
    bad: [
      'CSeq: OPTIONS 1\n      ^^^^^^^ CSeq begins with a number, as in 1 INVITE',
      'CSeq: 1\n      ^ The method is missing behind the number, as in 1 INVITE',
      'CSeq: 1OPTIONS\n       ^ A space must stand between the number and the method, as in 1 INVITE',
      'CSeq: -1 OPTIONS\n      ^^ CSeq begins with a number, as in 1 INVITE',
    ],
  },
});
