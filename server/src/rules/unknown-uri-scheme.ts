/** A Request-URI, or the address to register, with a scheme that no server knows what to do with. */

import { To } from '../sip/headers/to.ts';
import { schemes } from '../sip/schemes.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { schemeOf } from '../sip/values/uri.ts';
import { requestUriOf, valuesOf } from '../sip/values-of.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const requestable: ReadonlySet<string> = new Set(schemes.filter(({ request }) => request).map(({ name }) => name));

export default defineRule({
  name: 'unknown-uri-scheme',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §8.2.2.1',
  examples: {
    good: ['OPTIONS tel:+12015550123 SIP/2.0', 'OPTIONS urn:service:sos SIP/2.0', 'To: <http://example.com>'],
    bad: [
      'OPTIONS nobody:knows.this SIP/2.0\n        ^^^^^^ Hardly any server knows where to send a request to a URI of the scheme nobody',
      'REGISTER sip:example.com SIP/2.0\nTo: <tel:+12015550123>\n     ^^^ Only a SIP or SIPS URI can be registered, none of the scheme tel\n',
      'REGISTER sip:example.com SIP/2.0\nTo: <isbn:2983792873>\n     ^^^^ Only a SIP or SIPS URI can be registered, none of the scheme isbn\n',
    ],
  },
  about: [{ traits: ['other-uri'] }, { methods: ['REGISTER'], schemes: ['tel'] }],
  checkMessage(message, report) {
    const scheme = requestUriOf(message)?.scheme;
    if (scheme !== undefined && !isTemplated(scheme) && !requestable.has(scheme.text.toLowerCase())) {
      report(scheme, { args: { scheme: scheme.text } });
    }
    // RFC 3261 §10.2: an address-of-record is a SIP URI or SIPS URI.
    if (methodOf(message) !== 'REGISTER') return;
    for (const { address } of valuesOf(message, To)) {
      const { uri } = address;
      if (isTemplated(uri.scheme) || ['sip', 'sips'].includes(schemeOf(uri))) continue;
      report(uri.scheme, { what: 'register', spec: 'RFC 3261 §10.2', args: { scheme: uri.scheme.text } });
    }
  },
});
