/** A port that stands within the brackets of an IPv6 address and so is part of the address. */

import { Via } from '../sip/headers/via.ts';
import { type Host, isIpv6 } from '../sip/values/host.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

/** The ports on which SIP servers listen: 5060 and those around it. An address that was meant so is rare. */
const likelyPort = /:(?<port>50[6-9]\d)\]$/u;

export default defineRule({
  name: 'port-in-brackets',
  severity: 'warning',
  basis: 'interop',
  spec: 'RFC 5118 §4.3',
  examples: {
    good: [
      'Contact: <sip:alice@[2001:db8::10]:5070>',
      'Contact: <sip:alice@[2001:db8::10:1]>',
      'Contact: <sip:alice@[2001:db8:0:0:0:0:10:5070]>',
    ],
    bad: [
      marked(
        'Contact: <sip:alice@«[2001:db8::10:5070]»>',
        'Within the brackets, 5070 is part of the address and no port',
      ),
      marked(
        'Via: SIP/2.0/UDP «[2001:db8::9:5060]»;branch=z9hG4bK1',
        'Within the brackets, 5060 is part of the address and no port',
      ),
    ],
  },
  about: { traits: ['unusual-uri', 'unusual-via'], signs: ['['] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) if (uri.port === undefined) checkHost(uri.host, report);
    for (const { sentBy } of valuesOf(message, Via)) if (sentBy.port === undefined) checkHost(sentBy.host, report);
  },
});

/** Only a shortened address is still one without its last part. */
function checkHost(host: Host, report: Report): void {
  if (host.kind !== 'ipv6') return;
  const port = likelyPort.exec(host.text)?.groups?.port;
  if (port === undefined) return;
  const address = host.text.slice(1, -port.length - 2);
  if (!isIpv6(address)) return;
  report(host, { args: { port }, fixes: [guess('move', replaceBy(host, `[${address}]:${port}`), { port })] });
}
