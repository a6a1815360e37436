/** A parameter behind an asserted or preferred identity, which has none. */

import { PAssertedIdentity } from '../sip/headers/p-asserted-identity.ts';
import { PPreferredIdentity } from '../sip/headers/p-preferred-identity.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'needless-identity-parameter',
  severity: 'hint',
  basis: 'must',
  inProfile: { must: { what: 'off' } },
  spec: 'RFC 3325 §9.1',
  examples: {
    good: [
      'P-Asserted-Identity: "Alice" <sip:alice@example.com;user=phone>, <tel:+12125551212;verstat=No-TN-Validation>',
    ],
    bad: [
      marked(
        'P-Asserted-Identity: <sip:alice@example.com>;«tag=9fxced76sl»',
        'P-Asserted-Identity has no parameters: a tag belongs to From and To',
      ),
      marked('P-Preferred-Identity: <sip:alice@example.com>;«screen=yes»', 'P-Preferred-Identity has no parameters'),
    ],
  },
  about: { fields: [PAssertedIdentity, PPreferredIdentity] },
  checkMessage(message, report) {
    for (const definition of [PAssertedIdentity, PPreferredIdentity]) {
      for (const { params } of valuesOf(message, definition)) {
        for (const param of params) {
          if (isTemplated(param.name)) continue;
          const isTag = param.name.text.toLowerCase() === 'tag';
          report(param, {
            ...(isTag && { what: 'tag', severity: 'warning' as const }),
            args: { name: definition.name },
            fixes: [guess('remove', remove(withSemicolon(message.source, param)))],
          });
        }
      }
    }
  },
});
