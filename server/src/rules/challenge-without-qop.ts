/** A challenge without qop, which only servers of RFC 2069 leave out. */

import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { digestFields, digestsOf, hasParam } from './common/digests.ts';
import { marked, responseTo } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'challenge-without-qop',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 3261 §22.4',
  examples: {
    good: [responseTo('REGISTER', '401 Unauthorized', 'WWW-Authenticate: Digest realm="a", nonce="b", qop="auth"')],
    bad: [
      marked(
        responseTo('REGISTER', '401 Unauthorized', 'WWW-Authenticate: «Digest» realm="a", nonce="b"'),
        'A server always sends qop; without it the answer is not bound to the client',
      ),
    ],
  },
  about: { fields: digestFields },
  checkMessage(message, report) {
    for (const digest of digestsOf(message)) {
      const { scheme, params, isChallenge, end } = digest;
      if (!isChallenge || hasParam(digest, 'qop') || params.some(({ name }) => isTemplated(name))) continue;
      report(scheme, { fixes: [guess('insert', [insert(end, ', qop="auth"')])] });
    }
  },
});
