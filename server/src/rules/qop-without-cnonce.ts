/** Credentials with a qop, but without the client's nonce and count that belong to it. */

import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { digestFields, digestsOf, hasParam } from './common/digests.ts';
import { marked } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const known =
  'Digest username="alice", realm="a", nonce="b", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"';

export default defineRule({
  name: 'qop-without-cnonce',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [`Authorization: ${known}, qop=auth, cnonce="0a4f113b", nc=00000001`],
    bad: [
      marked(`Authorization: ${known}, «qop=auth», nc=00000001`, 'Beside qop cnonce has to stand'),
      marked(`Authorization: ${known}, «qop=auth», cnonce="0a4f113b"`, 'Beside qop nc has to stand'),
    ],
  },
  about: { fields: digestFields },
  checkMessage(message, report) {
    for (const digest of digestsOf(message)) {
      const qop = digest.isChallenge ? undefined : paramNamed(digest.params, 'qop');
      if (qop === undefined || digest.params.some(({ name }) => isTemplated(name))) continue;
      for (const [param, value] of [
        ['cnonce', '"0a4f113b"'],
        ['nc', '00000001'],
      ] as const) {
        if (hasParam(digest, param)) continue;
        report(qop, {
          args: { param },
          fixes: [guess('insert', [insert(digest.end, `, ${param}=${value}`)], { param })],
        });
      }
    }
  },
});
