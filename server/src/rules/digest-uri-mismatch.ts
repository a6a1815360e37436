/** Credentials that were made for another Request-URI. */

import type { SipUri, Uri } from '../sip/values/uri.ts';
import { unescaped } from '../sip/values/uri.ts';
import { requestUriOf } from '../sip/values-of.ts';
import { digestFields, digestsOf, wordOf } from './common/digests.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const response = 'response="0123456789abcdef0123456789abcdef"';

export default defineRule({
  name: 'digest-uri-mismatch',
  severity: 'information',
  basis: 'should',
  spec: 'RFC 7616 §3.4.6',
  examples: {
    good: [
      `Authorization: Digest username="alice", realm="a", nonce="b", uri="sip:bob@example.com", ${response}`,
      `Authorization: Digest username="alice", realm="a", nonce="b", uri="sip:bob@EXAMPLE.com:5060", ${response}`,
    ],
    bad: [
      marked(
        `Authorization: Digest username="alice", realm="a", nonce="b", uri=«"bob@example.com"», ${response}`,
        'uri repeats the Request-URI, scheme and all: sip:bob@example.com',
      ),
      marked(
        `Authorization: Digest username="alice", realm="a", nonce="b", uri=«"sip:carol@example.com"», ${response}`,
        'The digest was made for sip:carol@example.com, but the request goes to sip:bob@example.com',
      ),
    ],
  },
  about: { startLine: 'request', fields: digestFields },
  checkMessage(message, report) {
    const { startLine } = message;
    const digests = digestsOf(message);
    if (startLine.kind !== 'request' || digests.length === 0) return;
    // RFC 3261 §22.1: an ACK repeats the credentials of its INVITE, which may have gone elsewhere.
    if (startLine.method.text === 'ACK') return;
    const target = requestUriOf(message);
    if (target?.kind !== 'sip-uri' || startLine.uri.text.includes('{{')) return;
    for (const digest of digests) {
      const uri = digest.isChallenge ? undefined : wordOf(digest, 'uri');
      // A proxy may have put another host in place, or taken parameters away: what counts is who is meant.
      if (uri === undefined) continue;
      const parts = partsOf(uri.content);
      // Without a scheme it is no URI at all.
      const isUri = /^[a-z][a-z\d+.-]*:/iu.test(uri.content);
      if (isUri && (parts === undefined || parts === keyOf(target))) continue;
      const args = { uri: uri.content, target: startLine.uri.text };
      report(uri, {
        what: isUri ? 'what' : 'no-scheme',
        args,
        fixes: [guess('replace', replaceBy(uri, `"${startLine.uri.text}"`), args)],
      });
    }
  },
});

/** User and host of a SIP URI. */
function partsOf(text: string): string | undefined {
  const groups = /^sips?:(?:(?<user>[^@]*?)(?::[^@]*)?@)?(?<host>\[[^\]]*\]|[^:;?]*)/iu.exec(text)?.groups;
  return groups?.host === undefined ? undefined : `${unescaped(groups.user ?? '')}@${groups.host.toLowerCase()}`;
}

function keyOf({ user, host }: SipUri & Uri): string {
  return `${unescaped(user?.text ?? '')}@${host.text.toLowerCase()}`;
}
