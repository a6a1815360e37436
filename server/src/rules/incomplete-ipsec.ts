/** The mechanism ipsec-3gpp without all that both sides need to set up their security associations. */

import { SecurityClient } from '../sip/headers/security-client.ts';
import { SecurityServer } from '../sip/headers/security-server.ts';
import { SecurityVerify } from '../sip/headers/security-verify.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { deviceRegister } from './common/ims.ts';
import { defineRule } from './rule.ts';

/** 3GPP TS 33.203 Annex H; protocol, mode and encryption have a value when they are absent. */
const needed = ['alg', 'spi-c', 'spi-s', 'port-c', 'port-s'] as const;

const agreement = ['Require: sec-agree', 'Proxy-Require: sec-agree'];
const whole = 'ipsec-3gpp;alg=hmac-sha-1-96;spi-c=2345;spi-s=1234;port-c=2468;port-s=1357';

export default defineRule({
  name: 'incomplete-ipsec',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 33.203 Annex H',
  examples: {
    good: [deviceRegister(...agreement, `Security-Client: ${whole}, tls`)],
    bad: [
      marked(
        deviceRegister(
          ...agreement,
          'Security-Client: «ipsec-3gpp»;alg=hmac-sha-1-96;spi-c=2345;port-c=2468;port-s=1357',
        ),
        'ipsec-3gpp needs spi-s, which is missing',
      ),
    ],
  },
  about: { fields: [SecurityClient, SecurityServer, SecurityVerify] },
  checkMessage(message, report) {
    for (const header of [SecurityClient, SecurityServer, SecurityVerify]) {
      for (const { token, params } of valuesOf(message, header)) {
        if (token.text.toLowerCase() !== 'ipsec-3gpp' || params.some(({ name }) => isTemplated(name))) continue;
        const missing = needed.filter((name) => paramNamed(params, name) === undefined);
        if (missing.length > 0) report(token, { args: { names: missing.join(', ') } });
      }
    }
  },
});
