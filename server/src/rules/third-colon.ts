/** A third colon in an IPv6 address, which an old grammar let in before an IPv4 address. */

import { Via } from '../sip/headers/via.ts';
import { type Host, withoutThirdColon } from '../sip/values/host.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'third-colon',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5954 §4.1',
  examples: {
    good: ['Contact: <sip:alice@[2001:db8::192.0.2.1]>'],
    bad: [
      marked('Contact: <sip:alice@«[2001:db8:::192.0.2.1]»>', 'Two colons stand for zeros, never three'),
      marked('Via: SIP/2.0/UDP «[:::192.0.2.1]»:5060;branch=z9hG4bK1', 'Two colons stand for zeros, never three'),
    ],
  },
  about: { traits: ['unusual-uri', 'unusual-via'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) checkHost(uri.host, report);
    for (const { sentBy } of valuesOf(message, Via)) checkHost(sentBy.host, report);
  },
});

function checkHost(host: Host, report: Report): void {
  if (host.kind !== 'ipv6' || !host.text.includes(':::')) return;
  const address = withoutThirdColon(host.text.slice(1, -1));
  report(host, { fixes: [safeFix('remove', replaceBy(host, `[${address}]`))] });
}
