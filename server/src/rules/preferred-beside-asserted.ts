/** A wish for an identity beside one that the network has asserted. */

import { PAssertedIdentity } from '../sip/headers/p-asserted-identity.ts';
import { PPreferredIdentity } from '../sip/headers/p-preferred-identity.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, removeLine } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const asserted = 'P-Asserted-Identity: <sip:alice@example.com>';

export default defineRule({
  name: 'preferred-beside-asserted',
  severity: 'information',
  basis: 'must',
  spec: 'RFC 3325 §5',
  examples: {
    good: [requestWith('INVITE', asserted)],
    bad: [
      marked(
        requestWith('INVITE', asserted, '«P-Preferred-Identity»: <sip:alice@example.com>'),
        'The proxy that asserts an identity takes P-Preferred-Identity away',
      ),
    ],
  },
  about: { fields: [PPreferredIdentity] },
  checkMessage(message, report) {
    const [field] = fieldsOf(message, PPreferredIdentity);
    if (field === undefined || fieldsOf(message, PAssertedIdentity).length === 0) return;
    report(field.name, { fixes: [guess('remove', removeLine(field))] });
  },
});
