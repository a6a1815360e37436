/** A CANCEL with more than one Via: it goes but one hop. */

import { Via } from '../sip/headers/via.ts';
import { readingsBy } from '../sip/values-of.ts';
import { removeElement } from './common/elements.ts';
import { marked, requestWith } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const top = 'SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1';

export default defineRule({
  name: 'several-vias-in-cancel',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §9.1',
  examples: {
    good: [
      requestWith('CANCEL', `Via: ${top}`),
      requestWith('BYE', `Via: ${top}`, 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK2'),
    ],
    bad: [
      marked(
        requestWith('CANCEL', `Via: ${top}, «SIP/2.0/UDP client.example.com;branch=z9hG4bK2»`),
        'A CANCEL has but one Via, that of who sends it',
      ),
    ],
  },
  about: { methods: ['CANCEL'] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'CANCEL') return;
    let isFirst = true;
    for (const reading of readingsBy(message, Via)) {
      for (const [index, via] of reading.values.entries()) {
        if (!isFirst) report(via, { fixes: [safeFix('remove', removeElement(reading, index))] });
        isFirst = false;
      }
    }
  },
});
