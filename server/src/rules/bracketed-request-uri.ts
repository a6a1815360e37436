/** A Request-URI in angle brackets, as they stand around the URI of a header field. */

import { spanOf } from '../sip/span.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'bracketed-request-uri',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.1',
  examples: {
    good: ['OPTIONS sip:bob@example.com SIP/2.0'],
    bad: [
      'OPTIONS <sip:bob@example.com> SIP/2.0\n        ^^^^^^^^^^^^^^^^^^^^^ The Request-URI must not stand in angle brackets',
    ],
  },
  about: { startLine: 'request', traits: ['unusual-start-line'] },
  checkMessage({ startLine }, report) {
    if (startLine.kind !== 'request') return;
    const { uri } = startLine;
    if (!uri.text.startsWith('<')) return;
    const inner = uri.text.replaceAll(/^<\s*|\s*>$/gu, '');
    report(uri, {
      fixes: [safeFix('remove', replaceBy(uri, inner), { uri: inner })],
      covers: spanOf(uri.start, uri.end),
    });
  },
});
