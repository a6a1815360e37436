/** A digest without one of the values from which it is computed. */

import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { digestFields, digestsOf, hasParam } from './common/digests.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const ofCredentials = ['username', 'realm', 'nonce', 'uri', 'response'];
const ofChallenge = ['realm', 'nonce'];

const response = 'response="0123456789abcdef0123456789abcdef"';

export default defineRule({
  name: 'missing-digest-parameter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [
      `Authorization: Digest username="alice", realm="a", nonce="b", uri="sip:bob@example.com", ${response}`,
      requestWith(
        'REGISTER',
        'Authorization: Digest username="alice@ims.example.com", realm="a", nonce="", uri="sip:example.com", response=""',
      ),
    ],
    bad: [
      marked(
        `Authorization: «Digest» username="alice", realm="a", nonce="b", ${response}`,
        'uri is missing: the digest is computed from it',
      ),
      marked(
        responseTo('REGISTER', '401 Unauthorized', 'WWW-Authenticate: «Digest» realm="a", qop="auth"'),
        'nonce is missing: the digest is computed from it',
      ),
    ],
  },
  about: { fields: digestFields },
  checkMessage(message, report) {
    for (const digest of digestsOf(message)) {
      const { scheme, params, isChallenge } = digest;
      if (params.some(({ name }) => isTemplated(name))) continue;
      for (const param of isChallenge ? ofChallenge : ofCredentials) {
        // RFC 7616 §3.4: a name beyond ASCII goes into username*.
        if (hasParam(digest, param) || (param === 'username' && hasParam(digest, 'username*'))) continue;
        const { startLine } = message;
        const uri = param === 'uri' && startLine.kind === 'request' ? startLine.uri.text : undefined;
        const fixes = uri === undefined ? [] : [guess('insert', [insert(digest.end, `, uri="${uri}"`)])];
        report(scheme, { args: { param }, spec: `RFC 7616 §3.${isChallenge ? 3 : 4}`, fixes });
      }
    }
  },
});
