/** A digest that has not the length of its algorithm, or is not written in hexadecimal digits. */

import { AuthenticationInfo } from '../sip/headers/authentication-info.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { digestFields, digestsOf, hasParam, wordOf } from './common/digests.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 7616 §3.2 and §3.4.1, RFC 4169 §2: hexadecimal digits by algorithm; without one it is MD5. */
const lengths: Readonly<Record<string, number>> = {
  md5: 32,
  'md5-sess': 32,
  'sha-256': 64,
  'sha-256-sess': 64,
  'sha-512-256': 64,
  'sha-512-256-sess': 64,
  'akav1-md5': 32,
  'akav2-md5': 32,
  'akav2-sha-256': 64,
};

const known = 'Digest username="alice", realm="a", nonce="b", uri="sip:bob@example.com"';
const half = '0123456789abcdef0123456789abcdef';

export default defineRule({
  name: 'malformed-digest-response',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7616 §3.4.1',
  examples: {
    good: [
      `Authorization: ${known}, response="${half}"`,
      `Authorization: ${known}, algorithm=SHA-256, response="${half}${half}"`,
      requestWith(
        'REGISTER',
        'Authorization: Digest username="a", realm="a", nonce="", uri="sip:example.com", response=""',
      ),
    ],
    bad: [
      marked(`Authorization: ${known}, response=«"0123456789abcdef"»`, 'A digest by MD5 has 32 hexadecimal digits'),
      marked(
        `Authorization: ${known}, algorithm=SHA-256, response=«"${half}"»`,
        'A digest by SHA-256 has 64 hexadecimal digits',
      ),
      marked(
        responseTo(
          'REGISTER',
          '200 OK',
          'Authentication-Info: qop=auth, rspauth=«"0123456789"», cnonce="c", nc=00000001',
        ),
        'rspauth has 32 or 64 hexadecimal digits, by the algorithm',
      ),
      marked(`Authorization: ${known}, response=«"${half.toUpperCase()}"»`, 'A digest is written in small letters'),
    ],
  },
  about: { fields: [...digestFields, AuthenticationInfo] },
  checkMessage(message, report) {
    for (const { params } of valuesOf(message, AuthenticationInfo)) {
      const proof = paramNamed(params, 'rspauth')?.value;
      // Its algorithm stands in the challenge alone.
      const isDigest =
        proof === undefined || isTemplated(proof) || /^(?:[\da-f]{32}|[\da-f]{64})$/iu.test(proof.content);
      if (!isDigest && proof.content !== '') report(proof, { what: 'proof' });
    }
    for (const digest of digestsOf(message)) {
      const response = wordOf(digest, 'response');
      const algorithm = hasParam(digest, 'algorithm') ? wordOf(digest, 'algorithm')?.content : 'MD5';
      const length = algorithm === undefined ? undefined : lengths[algorithm.toLowerCase()];
      if (response === undefined || algorithm === undefined || length === undefined) continue;
      // 3GPP TS 24.229 §5.1.1.2.2: the first REGISTER of a phone says who it is, before any challenge.
      if (response.content === '' && wordOf(digest, 'nonce')?.content === '') continue;
      if (response.content.length !== length || /[^\da-f]/iu.test(response.content)) {
        report(response, { args: { algorithm, length } });
      } else if (/[A-F]/u.test(response.content)) {
        const fixes = [guess('small', replaceBy(response, response.text.toLowerCase()))];
        report(response, { what: 'capitals', fixes });
      }
    }
  },
});
