/** A SUBSCRIBE that does not say for how long. */

import { Expires } from '../sip/headers/expires.ts';
import { isEnded } from './common/completeness.ts';
import { changed, requestWith, smallRequest } from './common/examples.ts';
import { isMissing, likelyInsertion, reportMissing } from './common/missing.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-subscription-expires',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 6665 §3.1.1',
  examples: {
    good: [requestWith('SUBSCRIBE', 'Expires: 600')],
    bad: [
      changed(smallRequest, {
        start: `SUBSCRIBE sip:bob@example.com SIP/2.0\n${'^'.repeat(37)} Expires is missing, which says how long the subscription is to last`,
        CSeq: 'CSeq: 1 SUBSCRIBE',
        Contact: 'Contact: <sip:alice@client.example.com>',
        Event: 'Event: presence',
      }).join('\n'),
    ],
  },
  about: { methods: ['SUBSCRIBE'], without: Expires },
  checkMessage(message, report) {
    if (methodOf(message) !== 'SUBSCRIBE' || !isEnded(message) || !isMissing(message, 'expires')) return;
    reportMissing(message, report, { fixes: [likelyInsertion(message, 'Expires', '3600')], severity: 'hint' });
  },
});
