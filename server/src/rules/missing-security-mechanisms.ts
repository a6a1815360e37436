/** A request that demands an agreement on security, and offers or confirms no mechanism. */

import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isComplete } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { hasField } from './common/head.ts';
import { isIntended } from './common/intended.ts';
import { isRequest, methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-security-mechanisms',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3329 §2.3.1',
  examples: {
    good: [
      requestWith(
        'INVITE',
        'Require: sec-agree',
        'Proxy-Require: sec-agree',
        'Security-Verify: ipsec-3gpp;alg=hmac-sha-1-96;spi-c=1;spi-s=2;port-c=5062;port-s=5064',
      ),
      requestWith('OPTIONS', 'Supported: sec-agree'),
    ],
    bad: [
      marked(
        requestWith('OPTIONS', 'Require: sec-agree', 'Proxy-Require: «sec-agree»'),
        'sec-agree goes with Security-Client, or later with Security-Verify, and neither is there',
      ),
    ],
  },
  about: { startLine: 'request', fields: [ProxyRequire] },
  checkMessage(message, report) {
    if (!isRequest(message) || !isComplete(message) || methodOf(message) === 'ACK' || methodOf(message) === 'CANCEL')
      return;
    const tag = [...valuesOf(message, Require), ...valuesOf(message, ProxyRequire)]
      .filter(({ text }) => text.toLowerCase() === 'sec-agree')
      .at(-1);
    if (tag === undefined || !hasField(message, 'proxy-require')) return;
    if (!['security-client', 'security-verify'].some((name) => isIntended(message, name))) report(tag);
  },
});
