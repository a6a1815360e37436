/** An RSeq that is no number from 1 to 2^32-1. */

import { RSeq } from '../sip/headers/rseq.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 3262 §7.1: a 32-bit number; the first is below 2^31 (§3), but those behind it grow. */
const largest = 2 ** 32 - 1;

export default defineRule({
  name: 'rseq-out-of-range',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3262 §7.1',
  examples: {
    good: [responseTo('INVITE', '180 Ringing', 'Require: 100rel', 'RSeq: 4294967295')],
    bad: [
      marked(
        responseTo('INVITE', '180 Ringing', 'Require: 100rel', 'RSeq: «0»'),
        '0 is not between 1 and 4294967295 (2^32-1)',
      ),
      marked(
        responseTo('INVITE', '180 Ringing', 'Require: 100rel', 'RSeq: «4294967296»'),
        '4294967296 is not between 1 and 4294967295 (2^32-1)',
      ),
    ],
  },
  about: { fields: [RSeq] },
  checkMessage(message, report) {
    for (const rseq of valuesOf(message, RSeq)) {
      if (!(rseq.number < 1 || rseq.number > largest)) continue;
      report(rseq, { args: { number: rseq.digits.text }, fixes: [guess('replace', replaceBy(rseq, '1'))] });
    }
  },
});
