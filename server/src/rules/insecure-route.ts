/** A request for a SIPS URI with a route over which it would go without TLS. */

import { RecordRoute } from '../sip/headers/record-route.ts';
import { Route } from '../sip/headers/route.ts';
import { insert } from '../sip/syntax/edit.ts';
import { requestUriOf, valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { isSecure } from './common/uris.ts';
import { defineRule } from './rule.ts';

const secure = 'OPTIONS sips:bob@example.com SIP/2.0\nVia: SIP/2.0/TLS client.example.com;branch=z9hG4bK1';

export default defineRule({
  name: 'insecure-route',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §16.6',
  examples: {
    good: [`${secure}\nRecord-Route: <sips:proxy.example.com;lr>\n`, 'Route: <sip:proxy.example.com;lr>'],
    bad: [
      marked(
        `${secure}\nRecord-Route: <«sip»:proxy.example.com;lr>\n`,
        'The request is for a SIPS URI, so Record-Route must hold SIPS URIs as well',
      ),
    ],
  },
  about: { startLine: 'request', schemes: ['sips'], fields: [Route, RecordRoute] },
  checkMessage(message, report) {
    if (!isSecure(requestUriOf(message))) return;
    for (const header of [Route, RecordRoute]) {
      for (const { address } of valuesOf(message, header)) {
        const { scheme } = address.uri;
        if (scheme.text.toLowerCase() !== 'sip') continue;
        report(scheme, { args: { name: header.name }, fixes: [guess('secure', [insert(scheme.end, 's')])] });
      }
    }
  },
});
