/** A device that asserts its own identity, which only the network may do. */

import { isEnded } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { fieldNamed, fieldsNamed } from './common/head.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const secured = [
  'Require: sec-agree',
  'Proxy-Require: sec-agree',
  'Security-Verify: ipsec-3gpp;alg=hmac-sha-1-96;spi-c=2345;spi-s=1234;port-c=2468;port-s=1357',
  'P-Access-Network-Info: IEEE-802.11',
];

export default defineRule({
  name: 'untrusted-asserted-identity',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: 'RFC 3325 §5',
  examples: {
    good: [requestWith('MESSAGE', ...secured, 'P-Preferred-Identity: <sip:alice@ims.example.com>')],
    bad: [
      marked(
        requestWith('MESSAGE', ...secured, '«P-Asserted-Identity»: <sip:alice@ims.example.com>'),
        'A device prefers an identity by P-Preferred-Identity; only the network asserts one',
      ),
    ],
  },
  about: { startLine: 'request' },
  checkMessage(message, report) {
    // Security-Verify goes from the device to its first proxy, which takes it out.
    if (!isRequest(message) || fieldNamed(message, 'security-verify') === undefined || !isEnded(message)) return;
    for (const { name } of fieldsNamed(message, 'p-asserted-identity')) {
      report(name, { fixes: [guess('replace', replaceBy(name, 'P-Preferred-Identity'))] });
    }
  },
});
