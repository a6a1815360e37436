/** A parameter of a digest challenge that holds a list or a nonce of another form than it has to have. */

import { isTemplated } from '../sip/values/cursor.ts';
import { digestFields, digestsOf, wordOf } from './common/digests.ts';
import { marked, responseTo } from './common/examples.ts';
import { defineRule } from './rule.ts';

const challenge = (...more: readonly string[]): string =>
  responseTo('REGISTER', '401 Unauthorized', `WWW-Authenticate: Digest realm="a", ${more.join(', ')}`);

/** RFC 3310 §3.2: RAND and AUTN have 16 bytes each, which are 43 characters of base64. */
const shortestAkaNonce = 43;

export default defineRule({
  name: 'malformed-challenge',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 7616 §3.3',
  examples: {
    good: [
      challenge('nonce="b"', 'qop="auth, auth-int"', 'domain="sip:a.example.com /local https://b.example.com"'),
      challenge('nonce="{{nonce}}"', 'qop="auth"', 'algorithm=AKAv1-MD5'),
      challenge('nonce="aJ4nLbBQYyyLW4gxQ2yDfMgW5VAa3gAAjRPr3zSgQ5c="', 'qop="auth"', 'algorithm=AKAv1-MD5'),
    ],
    bad: [
      marked(challenge('nonce="b"', 'qop=«"auth;auth-int"»'), 'qop is a list of words with commas between them'),
      marked(
        challenge('nonce="b"', 'qop="auth"', 'domain=«"a.example.com"»'),
        'domain is a list of URIs with blanks between them, as in sip:example.com',
      ),
      marked(
        challenge('nonce=«"aJ4nLbBQYyyL"»', 'qop="auth"', 'algorithm=AKAv1-MD5'),
        'With AKA the nonce is RAND and AUTN in base64: 32 bytes or more',
      ),
    ],
  },
  about: { fields: digestFields },
  checkMessage(message, report) {
    for (const digest of digestsOf(message)) {
      if (!digest.isChallenge) continue;
      const qop = wordOf(digest, 'qop');
      // RFC 3261 §25.1: qop-options are separated by commas.
      if (qop !== undefined && !/^\s*[\w.!%*+`'~-]+(?:\s*,\s*[\w.!%*+`'~-]+)*\s*$/u.test(qop.content))
        report(qop, { what: 'qop' });
      const domain = wordOf(digest, 'domain');
      if (domain !== undefined && !isListOfUris(domain.content)) report(domain, { what: 'domain' });
      const algorithm = wordOf(digest, 'algorithm')?.content ?? '';
      const nonce = wordOf(digest, 'nonce');
      if (nonce === undefined || isTemplated(nonce) || !/^akav\d/iu.test(algorithm)) continue;
      const isAka = /^[\da-z+/_-]+={0,2}$/iu.test(nonce.content) && nonce.content.length >= shortestAkaNonce;
      if (!isAka) report(nonce, { what: 'nonce', spec: 'RFC 3310 §3.2' });
    }
  },
});

/** RFC 3261 §25.1: domain holds URIs, or absolute paths, with blanks between them. */
function isListOfUris(content: string): boolean {
  return content
    .trim()
    .split(/\s+/u)
    .every((each) => each === '' || (/^(?:[a-z][\w+.-]*:|\/)\S*$/iu.test(each) && !each.endsWith(',')));
}
