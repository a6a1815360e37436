/** A request for a SIPS URI that by its Via goes without TLS. */

import { Via } from '../sip/headers/via.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { requestUriOf, valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isSecure } from './common/uris.ts';
import { defineRule } from './rule.ts';

/** What carries no TLS, and what does in its stead. */
const secured: Readonly<Record<string, string>> = { UDP: 'TLS', TCP: 'TLS', SCTP: 'TLS-SCTP', WS: 'WSS' };

export default defineRule({
  name: 'insecure-via',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §26.2.2',
  examples: {
    good: ['OPTIONS sips:bob@example.com SIP/2.0\nVia: SIP/2.0/TLS client.example.com;branch=z9hG4bK1'],
    bad: [
      marked(
        'OPTIONS sips:bob@example.com SIP/2.0\nVia: SIP/2.0/«TCP» client.example.com;branch=z9hG4bK1\n',
        'The request is for a SIPS URI, so it must go over TLS',
      ),
    ],
  },
  about: { startLine: 'request', schemes: ['sips'], fields: [Via] },
  checkMessage(message, report) {
    if (!isSecure(requestUriOf(message))) return;
    // What stands below was put there by those before, who may be in another network.
    const [via] = valuesOf(message, Via);
    if (via === undefined || isTemplated(via.transport)) return;
    const better = secured[via.transport.text.toUpperCase()];
    if (better === undefined) return;
    report(via.transport, { fixes: [guess('replace', replaceBy(via.transport, better), { transport: better })] });
  },
});
