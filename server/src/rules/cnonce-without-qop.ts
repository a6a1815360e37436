/** A client's nonce or count in credentials that have no qop, where they must not stand. */

import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { type Digest, digestFields, digestsOf, hasParam, wordOf } from './common/digests.ts';
import { marked } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const known =
  'Digest username="alice", realm="a", nonce="b", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"';

export default defineRule({
  name: 'cnonce-without-qop',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §22.4',
  examples: {
    good: [
      `Authorization: ${known}`,
      `Authorization: ${known}, algorithm=MD5-sess, cnonce="0a4f113b"`,
      `Authorization: ${known}, qop=auth, cnonce="0a4f113b", nc=00000001`,
    ],
    bad: [
      marked(
        `Authorization: ${known}, «cnonce="0a4f113b"», nc=00000001`,
        'cnonce counts only beside qop, which is missing',
      ),
      marked(`Authorization: ${known}, «nc=00000001»`, 'nc counts only beside qop, which is missing'),
    ],
  },
  about: { fields: digestFields },
  checkMessage(message, report) {
    for (const digest of digestsOf(message)) {
      if (digest.isChallenge || hasParam(digest, 'qop') || digest.params.some(({ name }) => isTemplated(name)))
        continue;
      const param =
        (isSession(digest) ? undefined : paramNamed(digest.params, 'cnonce')) ?? paramNamed(digest.params, 'nc');
      if (param === undefined) continue;
      const fixes = [guess('insert', [insert(param.start, 'qop=auth, ')])];
      report(param, { args: { param: param.name.text }, fixes });
    }
  },
});

/** RFC 7616 §3.4.2: in a session the client's nonce is part of the secret. */
function isSession(digest: Digest): boolean {
  return wordOf(digest, 'algorithm')?.content.toLowerCase().endsWith('-sess') === true;
}
