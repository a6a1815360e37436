/** The number in CSeq of an ACK is not that of the INVITE whose answer it acknowledges. */

import { CSeq } from '../sip/headers/cseq.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, busy, bye, failureAck, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { isBeginning, isSameSentBy, topViaOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const again = changed(invite, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c01',
  To: 'To: <sip:bob@example.net>;tag=314159',
  CSeq: 'CSeq: 2 INVITE',
});

const refusal = changed(busy, { To: 'To: <sip:bob@example.net>;tag=271828' });
const repeated = changed(invite, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
  CSeq: 'CSeq: 2 INVITE',
});

export default defineRule({
  name: 'ack-cseq-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §13.2.2.4',
  examples: {
    good: [
      flow(invite, answer, ack),
      // The answer to the second INVITE is not in the file.
      flow(invite, answer, ack, again, changed(ack, { CSeq: 'CSeq: 2 ACK' })),
      flow(invite, answer, ack, changed(ack, { CSeq: 'CSeq: 2 ACK' })),
    ],
    bad: [
      flow(
        invite,
        answer,
        changed(ack, { CSeq: 'CSeq: 2 ACK\n      ^ The ACK has the number of its INVITE, which is 1' }),
      ),
      flow(
        invite,
        answer,
        changed(ack, { CSeq: 'CSeq: 7 ACK\n      ^ The ACK has the number of its INVITE, which is 1' }),
        bye,
      ),
      flow(
        invite,
        refusal,
        changed(failureAck, { To: refusal[3] }),
        repeated,
        changed(answer, { Via: repeated[1], CSeq: 'CSeq: 2 INVITE' }),
        changed(ack, { CSeq: 'CSeq: 1 ACK\n      ^ The ACK has the number of its INVITE, which is 2' }),
        changed(bye, { CSeq: 'CSeq: 3 BYE' }),
      ),
    ],
  },
  checkCall(part, report, { parts }) {
    if (part.kind !== 'request' || part.method !== 'ACK' || part.toTag === undefined) return;
    const own = parts.filter(({ fromTag }) => fromTag === part.fromTag);
    // An INVITE of this number may be in the file though its answer is not.
    if (own.some(({ method, number }) => method === 'INVITE' && number === part.number) && !isRefused(part, own))
      return;
    const finals = own.filter(
      ({ kind, method, status = 0, toTag }) =>
        kind === 'response' && method === 'INVITE' && status >= 200 && toTag === part.toTag,
    );
    const acknowledged = new Set(
      own.filter(({ kind, method }) => kind === 'request' && method === 'ACK').map(({ number }) => number),
    );
    const final = finals.find(({ number }) => !acknowledged.has(number) && isAskedHere(part, number, own));
    const number = soundValueOf(part.message, CSeq)?.number;
    if (final === undefined || number === undefined) return;
    const right = String(final.number);
    report(number, {
      ...(isCertain(part, final, parts) ? {} : { severity: 'hint' as const }),
      args: { number: right },
      fixes: [guess('replace', replaceBy(number, right), { number: right })],
      related: relatedTo(final, soundValueOf(final.message, CSeq)),
    });
  },
});

/** True where all INVITEs with the number of an ACK were refused, by somebody with another tag: RFC 3261 §22.2 has a new number in the one that was answered. */
function isRefused({ number, toTag }: Part, own: readonly Part[]): boolean {
  const same = own.filter((other) => other.method === 'INVITE' && other.number === number);
  const finals = same.filter(({ kind, status = 0 }) => kind === 'response' && status >= 200);
  return (
    finals.length > 0 &&
    finals.every((final) => (final.status ?? 0) >= 300 && final.toTag !== toTag) &&
    same.every((other) => other.kind === 'response' || isBeginning(other))
  );
}

/** Where the INVITE of an answer is not in the file, there may be others that are not. */
function isAskedHere({ message }: Part, asked: number, own: readonly Part[]): boolean {
  const via = topViaOf(message);
  return own.some(({ kind, method, number, message: other }) => {
    const top = topViaOf(other);
    const isInvite = kind === 'request' && method === 'INVITE' && number === asked;
    return isInvite && via !== undefined && top !== undefined && isSameSentBy(via, top);
  });
}

/** An INVITE of the number that the ACK has, and its answer, may be missing in the file; not where something else has that number, where nothing can have been before, or where the call is there to its end. */
function isCertain({ fromTag, toTag, number }: Part, final: Part, parts: readonly Part[]): boolean {
  const isFirst = parts.some(
    (other) => isBeginning(other) && other.fromTag === fromTag && other.number === final.number,
  );
  if (number < final.number && isFirst) return true;
  return parts.some(({ kind, method, fromTag: from, toTag: to, number: other }) => {
    if (kind !== 'request' || method === 'ACK' || method === 'CANCEL') return false;
    const isOwn = from === fromTag && to === toTag;
    const isEnd = method === 'BYE' && (isOwn || (from === toTag && to === fromTag));
    return isEnd || (isOwn && other === number);
  });
}
