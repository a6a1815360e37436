/** Several asserted or preferred identities that are not one SIP URI and one tel URI. */

import { PAssertedIdentity } from '../sip/headers/p-asserted-identity.ts';
import { PPreferredIdentity } from '../sip/headers/p-preferred-identity.ts';
import { schemeOf } from '../sip/values/uri.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'mismatched-identities',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3325 §9.1',
  examples: {
    good: ['P-Asserted-Identity: <sip:alice@example.com>, <tel:+14085264000>'],
    bad: [
      marked(
        'P-Asserted-Identity: <sip:alice@example.com>, «<sip:carol@example.com>»',
        'Beside a SIP URI stands one tel URI, and no other identity',
      ),
      marked(
        'P-Preferred-Identity: <tel:+14085264000>, «<tel:+14085264001>»',
        'Beside a tel URI stands one SIP URI, and no other identity',
      ),
    ],
  },
  about: { fields: [PAssertedIdentity, PPreferredIdentity] },
  checkMessage(message, report) {
    for (const header of [PAssertedIdentity, PPreferredIdentity]) {
      const [first, ...others] = valuesOf(message, header);
      if (first === undefined || others.length === 0) continue;
      const isSip = /^sips?$/u.test(schemeOf(first.address.uri));
      for (const [index, other] of others.entries()) {
        const isOther = /^sips?$/u.test(schemeOf(other.address.uri));
        if (index > 0 || isOther === isSip) report(other, { what: isSip ? 'what' : 'behind-tel' });
      }
    }
  },
});
