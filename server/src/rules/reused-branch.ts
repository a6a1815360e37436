/** Two requests of one sender, which are no copies of each other, have the same branch. */

import { paramNamed } from '../sip/values/params.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { mayHoldTemplates } from './common/missing.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, bye, cancel, flow, invite } from './common/small-call.ts';
import { requestsOnBranch, topViaOf } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'reused-branch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.7',
  examples: {
    good: [flow(invite, cancel, answer, ack, bye, bye)],
    bad: [
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9\n                                           ^^^^^^^^^^^^ The request 1 INVITE has this branch already',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || isOfInvite(part)) return;
    const before = requestsOnBranch(part, call).find((other) => other.place < part.place && isOther(other, part));
    const branch = paramNamed(topViaOf(part.message)?.params ?? [], 'branch')?.value;
    if (before === undefined || branch === undefined) return;
    report(branch, {
      ...(isFollowing(part, before) ? {} : { severity: 'hint' as const }),
      args: { cseq: `${before.number} ${before.method}` },
      fixes: mayHoldTemplates(part.block) ? [guess('generate', replaceBy(branch, '{{$branch}}'))] : [],
      related: relatedTo(before, topViaOf(before.message)),
    });
  },
});

/** RFC 3261 §9.1, §17.1.1.3: both may have the branch of an INVITE; what is wrong with theirs, other rules say. */
function isOfInvite({ method }: Part): boolean {
  return method === 'ACK' || method === 'CANCEL';
}

function isOther(one: Part, { number, method, fromTag }: Part): boolean {
  return !isOfInvite(one) && one.fromTag === fromTag && (one.number !== number || one.method !== method);
}

/** Files hold many copies of one message that were never meant to meet; what stands in a dialog, or is counted on, is. */
function isFollowing({ method, number, toTag }: Part, before: Part): boolean {
  return toTag !== undefined || before.toTag !== undefined || (method === before.method && number !== before.number);
}
