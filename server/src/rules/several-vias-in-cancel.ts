/** A CANCEL with more than one Via: it goes but one hop. */

import { Via } from '../sip/headers/via.ts';
import { spanOf } from '../sip/span.ts';
import { placedValuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { remove, safeFix } from './common/fixes.ts';
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
  checkMessage(message, report) {
    if (methodOf(message) !== 'CANCEL') return;
    const vias = placedValuesOf(message, Via);
    for (const [index, via] of vias.entries()) {
      const before = vias[index - 1];
      if (before === undefined) continue;
      // In a line of its own it is left to the writer, since its name would stay.
      const isListed = message.source.slice(before.end, via.start).trim() === ',';
      report(via, { fixes: isListed ? [safeFix('remove', remove(spanOf(before.end, via.end)))] : [] });
    }
  },
});
