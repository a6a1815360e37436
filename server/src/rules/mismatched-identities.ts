/** Several asserted or preferred identities that are not one SIP URI and one tel URI. */

import { PAssertedIdentity } from '../sip/headers/p-asserted-identity.ts';
import { PPreferredIdentity } from '../sip/headers/p-preferred-identity.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { schemeOf, type Uri } from '../sip/values/uri.ts';
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
      marked(
        'P-Asserted-Identity: «<mailto:alice@example.com>»',
        'An identity is a SIP, SIPS or tel URI, not one of the scheme mailto',
      ),
    ],
  },
  about: { fields: [PAssertedIdentity, PPreferredIdentity] },
  checkMessage(message, report) {
    for (const header of [PAssertedIdentity, PPreferredIdentity]) {
      const [first, ...others] = valuesOf(message, header);
      if (first === undefined) continue;
      const odd = [first, ...others].find(({ address: { uri } }) => !isIdentity(uri));
      if (odd !== undefined) {
        report(odd, { what: 'scheme', args: { scheme: odd.address.uri.scheme.text } });
        continue;
      }
      const isSip = /^sips?$/u.test(schemeOf(first.address.uri));
      for (const [index, other] of others.entries()) {
        const isOther = /^sips?$/u.test(schemeOf(other.address.uri));
        if (index > 0 || isOther === isSip) report(other, { what: isSip ? 'what' : 'behind-tel' });
      }
    }
  },
});

function isIdentity(uri: Uri): boolean {
  return /^(?:sips?|tel)$/u.test(schemeOf(uri)) || isTemplated(uri.scheme);
}
