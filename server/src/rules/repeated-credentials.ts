/** Credentials or a challenge for a realm that has the same already. */

import { Authorization } from '../sip/headers/authorization.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { ProxyAuthenticate } from '../sip/headers/proxy-authenticate.ts';
import { ProxyAuthorization } from '../sip/headers/proxy-authorization.ts';
import { WwwAuthenticate } from '../sip/headers/www-authenticate.ts';
import type { Span, Token } from '../sip/span.ts';
import type { AuthParam } from '../sip/values/auth.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { responseTo } from './common/examples.ts';
import { defineRule } from './rule.ts';

interface Digest extends Span {
  readonly scheme: Token;
  readonly params: readonly AuthParam[];
}

const fields: readonly HeaderDefinition<Digest>[] = [
  Authorization,
  ProxyAuthorization,
  WwwAuthenticate,
  ProxyAuthenticate,
];

const md5 = 'WWW-Authenticate: Digest realm="example.com", nonce="84a4", algorithm=MD5, qop="auth"';
const sha = 'WWW-Authenticate: Digest realm="example.com", nonce="84a4", algorithm=SHA-256, qop="auth"';
const used = (nonce: string): string =>
  `Authorization: Digest username="alice", realm="example.com", nonce="${nonce}", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"`;

export default defineRule({
  name: 'repeated-credentials',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §22.3',
  examples: {
    good: [
      responseTo('REGISTER', '401 Unauthorized', sha, md5),
      // Forks may have challenged with one realm and different nonces: RFC 3261 §22.3.
      `${used('84a4')}\n${used('9c1f')}`,
    ],
    bad: [
      `${used('84a4')}\n${used('84a4')}\n${' '.repeat(15)}${'^'.repeat(130)} The realm example.com has the same already above`,
      responseTo(
        'REGISTER',
        '401 Unauthorized',
        md5,
        `${md5}\n${' '.repeat(18)}${'^'.repeat(67)} The realm example.com has the same already above`,
      ),
    ],
  },
  about: { fields, traits: ['repeated-field'] },
  checkMessage(message, report) {
    for (const header of fields) {
      const seen = new Set<string>();
      for (const value of valuesOf(message, header)) {
        const realm = paramNamed(value.params, 'realm')?.value?.content;
        if (realm === undefined || value.scheme.text.toLowerCase() !== 'digest') continue;
        const key = keyOf(value);
        if (seen.has(key)) report(value, { args: { realm } });
        seen.add(key);
      }
    }
  },
});

/** RFC 8760 §2.3: those of one realm differ in their algorithm, or in the nonce where they are for several servers. */
function keyOf({ params }: Digest): string {
  return ['realm', 'nonce', 'algorithm', 'username'].map((name) => textOf(params, name)).join('\n');
}

function textOf(params: readonly AuthParam[], name: string): string {
  return paramNamed(params, name)?.value.content ?? '';
}
