/** The first REGISTER of IMS AKA without the private identity, without which the network cannot make a challenge. */

import { Authorization } from '../sip/headers/authorization.ts';
import { SecurityClient } from '../sip/headers/security-client.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, startLineMarked } from './common/examples.ts';
import { fieldNamed } from './common/head.ts';
import { deviceRegister, isDeviceRegister } from './common/ims.ts';
import { startLineSpan } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const agreement = [
  'Require: sec-agree',
  'Proxy-Require: sec-agree',
  'Security-Client: ipsec-3gpp;alg=hmac-sha-1-96;spi-c=2345;spi-s=1234;port-c=2468;port-s=1357',
];

export default defineRule({
  name: 'missing-private-identity',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 24.229',
  examples: {
    good: [deviceRegister(...agreement)],
    bad: [
      startLineMarked(
        'Authorization is missing, whose username says for whom the network makes a challenge',
        deviceRegister('Authorization:', ...agreement).split('\n'),
      ),
      marked(
        deviceRegister(
          'Authorization: Digest username=«"alice"», realm="ims.example.com", nonce="", uri="sip:ims.example.com", response=""',
        ),
        'A private identity is written as user@realm',
      ),
    ],
  },
  about: { methods: ['REGISTER'] },
  checkMessage(message, report) {
    if (!isDeviceRegister(message)) return;
    const agreesOnIpsec = valuesOf(message, SecurityClient).some(({ token }) => /^ipsec-3gpp$/iu.test(token.text));
    if (agreesOnIpsec && fieldNamed(message, 'authorization') === undefined) report(startLineSpan(message));
    for (const { params } of valuesOf(message, Authorization)) {
      const name = paramNamed(params, 'username')?.value;
      // RFC 7542 §2.2: a network access identifier, as 3GPP TS 23.003 has it.
      if (name !== undefined && !isTemplated(name) && name.content !== '' && !name.content.includes('@')) {
        report(name, { what: 'form' });
      }
    }
  },
});
