/** Credentials with two names for one user, of which a server takes neither. */

import { Authorization } from '../sip/headers/authorization.ts';
import { ProxyAuthorization } from '../sip/headers/proxy-authorization.ts';
import { spanOf } from '../sip/span.ts';
import { paramNamed } from '../sip/values/params.ts';
import { digestsOf } from './common/digests.ts';
import { marked } from './common/examples.ts';
import { guess, remove } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const rest = 'realm="a", nonce="b", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"';

export default defineRule({
  name: 'conflicting-usernames',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 7616 §3.4',
  examples: {
    good: [`Authorization: Digest username*=UTF-8''J%C3%A4rvi, ${rest}`],
    bad: [
      marked(
        `Authorization: Digest username="Jarvi", ${rest}, «username*»=UTF-8''J%C3%A4rvi`,
        'Beside username there is no username*',
      ),
    ],
  },
  about: { fields: [Authorization, ProxyAuthorization], signs: [/username\*/iu] },
  checkMessage(message, report) {
    for (const { params } of digestsOf(message)) {
      const extended = paramNamed(params, 'username*');
      if (extended === undefined || paramNamed(params, 'username') === undefined) continue;
      const comma = message.source.lastIndexOf(',', extended.start);
      const fixes = extended === params[0] ? [] : [guess('remove', remove(spanOf(comma, extended.end)))];
      report(extended.name, { fixes });
    }
  },
});
