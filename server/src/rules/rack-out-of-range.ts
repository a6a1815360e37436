/** A RAck with a number that no response has. */

import { RAck } from '../sip/headers/rack.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

/** RFC 3262 §7.1. */
const largest = 2 ** 32 - 1;

export default defineRule({
  name: 'rack-out-of-range',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3262 §7.2',
  examples: {
    good: [requestWith('PRACK', 'RAck: 1 1 INVITE')],
    bad: [
      marked(
        requestWith('PRACK', 'RAck: «0» 1 INVITE'),
        'No response has the number 0: RSeq goes from 1 to 4294967295',
      ),
    ],
  },
  about: { fields: [RAck] },
  checkMessage(message, report) {
    for (const { responseNumber } of valuesOf(message, RAck)) {
      const { digits, number } = responseNumber;
      if (number < 1 || number > largest) report(responseNumber, { args: { number: digits.text, largest } });
    }
  },
});
