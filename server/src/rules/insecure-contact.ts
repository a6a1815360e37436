/** A request for a SIPS URI whose Contact would have the answers go without TLS, or a registration of one with such a Contact. */

import { Contact } from '../sip/headers/contact.ts';
import { Route } from '../sip/headers/route.ts';
import { To } from '../sip/headers/to.ts';
import { methodNamed } from '../sip/methods.ts';
import type { Fix } from '../sip/problem.ts';
import type { Token } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { requestUriOf, valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { isSecure } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

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
      marked(
        requestWith('REGISTER', 'To: <sips:alice@example.com>', 'Contact: <«sip»:alice@client.example.com>'),
        'A SIPS URI is registered, so Contact should hold one as well',
      ),
    ],
  },
  about: { startLine: 'request', schemes: ['sips'], fields: [Contact] },
  checkMessage(message, report) {
    const method = methodOf(message) ?? '';
    if (method === 'REGISTER') checkRegistration(message, report);
    if (methodNamed(method)?.targetRefresh !== true) return;
    const [route] = valuesOf(message, Route);
    if (!isSecure(requestUriOf(message)) && !isSecure(route?.address.uri)) return;
    for (const scheme of insecureSchemes(message)) report(scheme, { fixes: fixesFor(scheme) });
  },
});

/** RFC 3261 §10.2.1: unless something else than TLS protects the way to the device. */
function checkRegistration(message: Message, report: Report): void {
  const [to] = valuesOf(message, To);
  if (!isSecure(to?.address.uri)) return;
  for (const scheme of insecureSchemes(message)) {
    const details = { what: 'register', spec: 'RFC 3261 §10.2.1', severity: 'information' } as const;
    report(scheme, { ...details, fixes: fixesFor(scheme) });
  }
}

function insecureSchemes(message: Message): readonly Token[] {
  return valuesOf(message, Contact).flatMap((contact) => {
    const scheme = contact.kind === 'address' ? contact.address.uri.scheme : undefined;
    return scheme?.text.toLowerCase() === 'sip' ? [scheme] : [];
  });
}

function fixesFor(scheme: Token): readonly Fix[] {
  return [guess('secure', [insert(scheme.end, 's')])];
}
