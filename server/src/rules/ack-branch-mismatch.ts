/** The ACK for a failure has not the branch of its INVITE, or the one for a success has it. */

import { paramNamed } from '../sip/values/params.ts';
import type { Via as ViaValue } from '../sip/values/via.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, busy, failureAck, flow, invite } from './common/small-call.ts';
import { answersTo, branchOf, invitesOf, isSameSentBy, isSameVia, topViaOf } from './pairing.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'ack-branch-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §17.1.1.3',
  examples: {
    good: [flow(invite, answer, ack), flow(invite, busy, failureAck), flow(invite, ack)],
    bad: [
      flow(
        invite,
        answer,
        changed(ack, {
          Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9\n                                           ^^^^^^^^^^^^ The ACK for a 2xx is a transaction of its own and needs a branch of its own',
        }),
      ),
      flow(
        invite,
        busy,
        changed(failureAck, {
          Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bd5\n                                           ^^^^^^^^^^^^ The INVITE has the branch z9hG4bK74bf9, and so must the ACK for its 486',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.method !== 'ACK') return;
    const via = topViaOf(part.message);
    const invites = invitesOf(part, call).filter(({ message }) => isFromSame(via, topViaOf(message)));
    const [nearest] = invites;
    if (via === undefined || nearest === undefined) return;
    const finals = answersTo(nearest, call).filter(({ status = 0, toTag }) => status >= 200 && toTag === part.toTag);
    const [final] = finals;
    if (final?.status === undefined) return;
    const isShared = invites.some(({ message }) => isAt(via, topViaOf(message)));
    if (isShared && finals.every(({ status = 0 }) => status < 300)) reportShared(part, final, via, report);
    if (!isShared && finals.every(({ status = 0 }) => status >= 300)) reportOther(nearest, final, via, report);
  },
});

function isFromSame(via: ViaValue | undefined, other: ViaValue | undefined): boolean {
  return via !== undefined && other !== undefined && isSameSentBy(via, other);
}

function isAt(via: ViaValue, other: ViaValue | undefined): boolean {
  return other !== undefined && isSameVia(via, other);
}

/** RFC 3261 §13.2.2.4: the ACK for a 2xx goes to the other end as a request of its own. */
function reportShared({ block }: Part, final: Part, via: ViaValue, report: Report): void {
  const branch = paramNamed(via.params, 'branch')?.value;
  if (branch === undefined) return;
  report(branch, {
    what: 'shared',
    spec: 'RFC 3261 §13.2.2.4',
    fixes: mayHoldTemplates(block) ? [guess('generate', replaceBy(branch, '{{$branch}}'))] : [],
    related: relatedTo(final),
  });
}

/** Certain where the failure came back to the INVITE that was seen; a proxy that forked ACKs each of its branches. */
function reportOther(nearest: Part, final: Part, via: ViaValue, report: Report): void {
  const own = paramNamed(via.params, 'branch')?.value;
  const right = branchOf(topViaOf(nearest.message));
  if (own === undefined || right === undefined || right !== branchOf(topViaOf(final.message))) return;
  report(own, {
    args: { branch: right, status: final.status ?? 0 },
    fixes: [guess('replace', replaceBy(own, right), { branch: right })],
    related: relatedTo(nearest, topViaOf(nearest.message)),
  });
}
