/** A request over a security association that does not say by which network the device is attached. */

import { SecurityVerify } from '../sip/headers/security-verify.ts';
import { isEnded } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { fieldNamed } from './common/head.ts';
import { isMissing } from './common/missing.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const mechanism = 'ipsec-3gpp;alg=hmac-sha-1-96;spi-c=2345;spi-s=1234;port-c=2468;port-s=1357';
const agreement = ['Require: sec-agree', 'Proxy-Require: sec-agree'];

export default defineRule({
  name: 'missing-access-network-info',
  severity: 'information',
  basis: 'should',
  profile: 'ims',
  spec: '3GPP TS 24.229',
  examples: {
    good: [
      requestWith(
        'MESSAGE',
        ...agreement,
        `Security-Verify: ${mechanism}`,
        'P-Access-Network-Info: 3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=2340100010000001',
      ),
    ],
    bad: [
      marked(
        requestWith('MESSAGE', ...agreement, `«Security-Verify»: ${mechanism}`),
        'P-Access-Network-Info is missing: over a security association the device says where it is attached',
      ),
    ],
  },
  about: { fields: [SecurityVerify] },
  checkMessage(message, report) {
    const method = methodOf(message);
    if (method === undefined || method === 'ACK' || method === 'CANCEL' || !isEnded(message)) return;
    const verify = fieldNamed(message, 'security-verify');
    if (verify !== undefined && isMissing(message, 'p-access-network-info')) report(verify.name);
  },
});
