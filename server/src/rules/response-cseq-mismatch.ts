/** CSeq of a response is not that of the request whose branch it has. */

import { CSeq } from '../sip/headers/cseq.ts';
import type { Part } from './calls.ts';
import { requestBefore } from './common/cseq-order.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { answer, bye, cancel, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOnBranch } from './pairing.ts';
import { defineRule } from './rule.ts';

const byeAnswer = changed(answer, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74be1',
  CSeq: 'CSeq: 2 BYE',
  Contact: undefined,
});

export default defineRule({
  name: 'response-cseq-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.2',
  examples: {
    good: [
      flow(bye, byeAnswer),
      // The CANCEL has the branch of the INVITE, and is not in the file.
      flow(invite, changed(byeAnswer, { Via: invite[1], CSeq: 'CSeq: 1 CANCEL' })),
      flow(cancel, changed(answer, { start: 'SIP/2.0 487 Request Terminated', Contact: undefined })),
    ],
    bad: [
      flow(
        bye,
        changed(byeAnswer, { CSeq: 'CSeq: 3 BYE\n      ^^^^^ The request with this branch has the CSeq 2 BYE' }),
      ),
      flow(
        bye,
        changed(byeAnswer, {
          CSeq: 'CSeq: 2 OPTIONS\n      ^^^^^^^^^ The request with this branch has the CSeq 2 BYE',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'response') return;
    // Where there is one of its CSeq, it is the branch that is wrong.
    if (call.parts.some((other) => isRequestOf(other, part))) return;
    const requests = requestsOnBranch(part, call).filter(({ fromTag }) => fromTag === part.fromTag);
    const [nearest] = requests;
    const cseq = soundValueOf(part.message, CSeq);
    if (nearest === undefined || cseq === undefined) return;
    // Where the number of the request is wrong, that has been said there.
    if (requestBefore(nearest, call) !== undefined) return;
    const { number, method } = part;
    // RFC 3261 §9.1, §17.1.1.3: CANCEL and ACK share branch and number with their INVITE, which may be in another file.
    const isOther = requests.some(
      (other) => other.number === number && (other.method === method || isShared(method, other.method)),
    );
    const right = soundValueOf(nearest.message, CSeq);
    if (isOther || right === undefined) return;
    const text = textAt(nearest, right);
    report(cseq, {
      args: { cseq: text },
      fixes: [guess('replace', replaceBy(cseq, text), { cseq: text })],
      related: relatedTo(nearest, right),
    });
  },
});

function isRequestOf({ kind, number, method, fromTag }: Part, response: Part): boolean {
  const isSame = number === response.number && method === response.method && fromTag === response.fromTag;
  return kind === 'request' && isSame;
}

function isShared(one: string, other: string): boolean {
  return [one, other].some((method) => method === 'CANCEL' || method === 'ACK');
}
