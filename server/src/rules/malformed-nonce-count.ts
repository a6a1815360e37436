/** A nonce count that is not of eight hexadecimal digits. */

import { AuthenticationInfo } from '../sip/headers/authentication-info.ts';
import { valuesOf } from '../sip/values-of.ts';
import { digestFields, digestsOf, wordOf } from './common/digests.ts';
import { marked, responseTo } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const known =
  'Digest username="alice", realm="a", nonce="b", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef", qop=auth, cnonce="c"';

export default defineRule({
  name: 'malformed-nonce-count',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [`Authorization: ${known}, nc=0000000a`],
    bad: [
      marked(`Authorization: ${known}, nc=«00000000»`, 'The first request with a nonce has the count 00000001'),
      marked(`Authorization: ${known}, nc=«1»`, 'nc has exactly eight hexadecimal digits'),
      marked(
        responseTo(
          'REGISTER',
          '200 OK',
          'Authentication-Info: qop=auth, cnonce="c", rspauth="0123456789abcdef0123456789abcdef", nc=«2»',
        ),
        'nc has exactly eight hexadecimal digits',
      ),
      marked(`Authorization: ${known}, nc=«0000000g»`, 'nc has exactly eight hexadecimal digits'),
    ],
  },
  about: { fields: [...digestFields, AuthenticationInfo] },
  checkMessage(message, report) {
    for (const digest of [...digestsOf(message), ...valuesOf(message, AuthenticationInfo)]) {
      const count = wordOf(digest, 'nc');
      if (count?.content === '00000000') report(count, { what: 'zero', severity: 'warning' });
      if (count === undefined || /^[\da-f]{8}$/iu.test(count.content)) continue;
      const isShort = /^[\da-f]{1,7}$/iu.test(count.content);
      const padded = count.content.padStart(8, '0');
      report(count, { fixes: isShort ? [safeFix('pad', replaceBy(count, padded), { padded })] : [] });
    }
  },
});
