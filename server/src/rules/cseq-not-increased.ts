/** A request within a dialog, or one repeated with credentials, has no higher number in CSeq than the one before it. */

import { CSeq } from '../sip/headers/cseq.ts';
import type { Call, Part } from './calls.ts';
import { requestBefore } from './common/cseq-order.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, bye, byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

const challenge = changed(answer, {
  start: 'SIP/2.0 401 Unauthorized',
  Contact: undefined,
  'WWW-Authenticate': 'WWW-Authenticate: Digest realm="example.net", nonce="84a4cc6f3082121f", qop="auth"',
});
const repeated = changed(invite, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
  CSeq: 'CSeq: 2 INVITE',
  Authorization:
    'Authorization: Digest username="alice", realm="example.net", nonce="84a4cc6f3082121f", uri="sip:bob@example.net", response="42ce3cef44b22f50c6a6071bc8b7a5f2", qop=auth, cnonce="0a4f113b", nc=00000001',
});

export default defineRule({
  name: 'cseq-not-increased',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §12.2.1.1',
  examples: {
    good: [
      flow(invite, answer, ack, bye),
      // Each side counts by itself.
      flow(invite, answer, ack, changed(byeOfCallee, { CSeq: 'CSeq: 1 BYE' })),
      flow(invite, challenge, repeated),
    ],
    bad: [
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          CSeq: 'CSeq: 1 BYE\n      ^ The INVITE of this dialog has the number 1, and what follows has a higher one',
        }),
      ),
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          start: 'OPTIONS sip:bob@server.example.net SIP/2.0',
          Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c03',
          CSeq: 'CSeq: 2 OPTIONS',
        }),
        changed(bye, { CSeq: 'CSeq: 2 BYE\n      ^ The OPTIONS has the number 2 already' }),
      ),
      flow(
        invite,
        challenge,
        changed(repeated, {
          CSeq: 'CSeq: 1 INVITE\n      ^ The request that was challenged has the number 1, and the one with credentials has a higher one',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const before = requestBefore(part, call);
    const number = soundValueOf(part.message, CSeq)?.number;
    if (before === undefined || number === undefined) return;
    const right = String(nextOf(part, call));
    report(number, {
      what: before.what,
      args: { method: before.part.method, number: before.part.number },
      ...(before.what === 'challenged' && { spec: 'RFC 3261 §22.2' }),
      fixes: [guess('replace', replaceBy(number, right), { number: right })],
      related: relatedTo(before.part, soundValueOf(before.part.message, CSeq)),
    });
  },
});

function nextOf({ fromTag }: Part, { parts }: Call): number {
  return 1 + Math.max(...parts.filter((other) => other.fromTag === fromTag).map(({ number }) => number));
}
