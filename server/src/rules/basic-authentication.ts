/** A challenge or credentials of the scheme Basic, which SIP has given up. */

import { tokenOf } from '../sip/span.ts';
import { readingsBy } from '../sip/values-of.ts';
import { digestFields } from './common/digests.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { defineRule } from './rule.ts';

const basic = /^basic(?=[ \t]|$)/iu;

export default defineRule({
  name: 'basic-authentication',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §22',
  examples: {
    good: [responseTo('REGISTER', '401 Unauthorized', 'WWW-Authenticate: Bearer realm="example.com"')],
    bad: [
      marked(
        requestWith('OPTIONS', 'Authorization: «Basic» realm="example.com"'),
        'SIP has no Basic authentication: the password would be readable',
      ),
    ],
  },
  about: { fields: digestFields },
  checkMessage(message, report) {
    for (const definition of digestFields) {
      for (const { field } of readingsBy(message, definition)) {
        const { start, text } = field.value;
        const scheme = basic.exec(text)?.[0];
        if (scheme === undefined) continue;
        const token = tokenOf(message.source, start, start + scheme.length);
        report(token, { covers: field });
      }
    }
  },
});
