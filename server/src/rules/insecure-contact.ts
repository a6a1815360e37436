/** A request for a SIPS URI whose Contact would have the answers go without TLS. */

import { Contact } from '../sip/headers/contact.ts';
import { Route } from '../sip/headers/route.ts';
import { methodNamed } from '../sip/methods.ts';
import { insert } from '../sip/syntax/edit.ts';
import { requestUriOf, valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { isSecure } from './common/uris.ts';
import { defineRule } from './rule.ts';

const secureInvite = 'INVITE sips:bob@example.com SIP/2.0';
const secureVia = 'Via: SIP/2.0/TLS client.example.com;branch=z9hG4bK74bf9';

export default defineRule({
  name: 'insecure-contact',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.8',
  examples: {
    good: [requestWith('INVITE', secureInvite, secureVia, 'Contact: <sips:alice@client.example.com>')],
    bad: [
      marked(
        requestWith('INVITE', secureInvite, secureVia, 'Contact: <«sip»:alice@client.example.com>'),
        'The request is for a SIPS URI, so Contact must hold one as well',
      ),
    ],
  },
  about: { startLine: 'request', fields: [Contact] },
  checkMessage(message, report) {
    const method = methodNamed(methodOf(message) ?? '');
    if (method?.targetRefresh !== true) return;
    const [route] = valuesOf(message, Route);
    if (!isSecure(requestUriOf(message)) && !isSecure(route?.address.uri)) return;
    for (const contact of valuesOf(message, Contact)) {
      if (contact.kind !== 'address') continue;
      const { scheme } = contact.address.uri;
      if (scheme.text.toLowerCase() === 'sip') report(scheme, { fixes: [guess('secure', [insert(scheme.end, 's')])] });
    }
  },
});
