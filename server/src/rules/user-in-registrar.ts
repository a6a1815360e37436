/** A REGISTER that goes to a user instead of a domain. */

import { spanOf } from '../sip/span.ts';
import { requestUriOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, remove } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'user-in-registrar',
  severity: 'warning',
  basis: 'must',
  inProfile: { gb28181: { what: 'off' } },
  spec: 'RFC 3261 §10.2',
  hides: ['digest-uri-mismatch'],
  examples: {
    good: [requestWith('REGISTER', 'REGISTER sip:example.com SIP/2.0')],
    bad: [
      marked(
        requestWith('REGISTER', 'REGISTER sip:«alice@»example.com SIP/2.0'),
        'The Request-URI of a REGISTER names the domain alone: alice@ must not stand in it',
      ),
      marked(
        requestWith('REGISTER', 'REGISTER sip:«34020000002000000001@»3402000000 SIP/2.0'),
        'The Request-URI of a REGISTER names the domain alone: 34020000002000000001@ must not stand in it',
      ),
    ],
  },
  about: { methods: ['REGISTER'] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'REGISTER') return;
    const uri = requestUriOf(message);
    if (uri?.kind !== 'sip-uri' || uri.user === undefined) return;
    const span = spanOf(uri.user.start, uri.host.start);
    const user = message.source.slice(span.start, span.end);
    const fixes = [guess('remove', remove(span), { user })];
    // GB/T 28181 §9.1 addresses the server by its number of twenty digits.
    const isSurveillance = /^\d{20}@$/u.test(user);
    report(span, { args: { user }, fixes, ...(isSurveillance ? { severity: 'hint' } : {}) });
  },
});
