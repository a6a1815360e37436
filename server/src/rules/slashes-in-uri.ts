/** A SIP URI with the two slashes of a web address, which count as the beginning of its user part. */

import { spanOf } from '../sip/span.ts';
import { marked } from './common/examples.ts';
import { remove, safeFix } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'slashes-in-uri',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §19.1.1',
  examples: {
    good: ['To: <sip:a//b@example.com>', 'To: <http://example.com/>'],
    bad: [
      marked('OPTIONS sip:«//»bob@example.com SIP/2.0', 'No slashes stand behind sip: in a SIP URI'),
      marked('From: <sips:«//»alice@example.com>;tag=1', 'No slashes stand behind sips: in a SIP URI'),
    ],
  },
  about: { traits: ['unusual-uri'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) {
      const { scheme, user } = uri;
      if (user?.text.startsWith('//') !== true) continue;
      const span = spanOf(user.start, user.start + 2);
      // Without them the rest may well be right.
      const covers = spanOf(uri.start, uri.end);
      report(span, { args: { scheme: scheme.text }, fixes: [safeFix('remove', remove(span))], covers });
    }
  },
});
