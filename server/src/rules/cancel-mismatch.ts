/** A CANCEL differs from the INVITE that it cancels in what it has to repeat of it. */

import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { Via } from '../sip/headers/via.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, remove, replaceBy, withSemicolon } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { reportRepeatedParts } from './common/repeated-parts.ts';
import { cancel, flow, invite } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { branchOf, invitesOf, isSameSentBy, isSameVia, requestsOnBranch, topViaOf } from './pairing.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'cancel-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §9.1',
  examples: {
    good: [
      flow(invite, cancel),
      // A proxy cancels another branch than the one that is in the file.
      flow(
        changed(invite, { Via: `Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK77ef4c\n${invite[1]}` }),
        changed(cancel, { Via: 'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK77ef4d' }),
      ),
    ],
    bad: [
      flow(
        invite,
        changed(cancel, {
          start:
            'CANCEL sip:bob@server.example.net SIP/2.0\n       ^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has the Request-URI sip:bob@example.net, and so must its CANCEL',
        }),
      ),
      flow(
        invite,
        changed(cancel, { CSeq: 'CSeq: 2 CANCEL\n      ^ The CANCEL has the number of its INVITE, which is 1' }),
      ),
      flow(
        invite,
        changed(cancel, {
          Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bfa\n                                           ^^^^^^^^^^^^ The INVITE has the branch z9hG4bK74bf9, and so must its CANCEL',
        }),
      ),
      flow(
        invite,
        changed(cancel, {
          To: 'To: <sip:bob@example.com>\n     ^^^^^^^^^^^^^^^^^^^ To of the INVITE has sip:bob@example.net',
        }),
      ),
      flow(
        invite,
        changed(cancel, {
          From: 'From: <sips:alice@example.com>;tag=9fxced76sl\n       ^^^^^^^^^^^^^^^^^^^^^^ From of the INVITE has sip:alice@example.com',
        }),
      ),
      flow(
        changed(invite, { Route: 'Route: <sip:proxy.example.com;lr>' }),
        changed(cancel, {
          start: `${cancel[0]}\n${'^'.repeat(34)} The INVITE has a Route, and its CANCEL must have the same`,
        }),
      ),
      flow(
        invite,
        changed(cancel, {
          To: 'To: <sip:bob@example.net>;tag=314159\n                         ^^^^^^^^^^^ The INVITE has no tag in To, so its CANCEL has none either',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'CANCEL') return;
    const onBranch = requestsOnBranch(part, call).filter(
      ({ method, fromTag }) => method === 'INVITE' && fromTag === part.fromTag,
    );
    const invites = onBranch.filter(({ number }) => number === part.number);
    if (invites.length > 0) {
      reportRepeatedParts(part, invites, [From, To], report);
      reportTag(part, invites, report);
    } else if (onBranch.length > 0) reportNumber(part, onBranch, report);
    else reportBranch(part, call, report);
  },
});

function reportTag(part: Part, invites: readonly Part[], report: Report): void {
  const [nearest] = invites;
  const to = soundValueOf(part.message, To);
  const tag = paramNamed(to?.params ?? [], 'tag');
  if (nearest === undefined || to === undefined || tag === undefined) return;
  if (invites.some(({ toTag }) => toTag !== undefined)) return;
  const span = withSemicolon(part.message.source, tag);
  report(span, {
    what: 'to-tag',
    fixes: [guess('remove-tag', remove(span))],
    related: relatedTo(nearest, soundValueOf(nearest.message, To)),
  });
}

function reportNumber(part: Part, [nearest]: readonly Part[], report: Report): void {
  const number = soundValueOf(part.message, CSeq)?.number;
  if (number === undefined || nearest === undefined) return;
  const right = String(nearest.number);
  report(number, {
    what: 'number',
    args: { number: right },
    fixes: [guess('replace-number', replaceBy(number, right), { number: right })],
    related: relatedTo(nearest, soundValueOf(nearest.message, CSeq)),
  });
}

/** Certain where the client itself was seen, which has sent the INVITE but once. */
function reportBranch(part: Part, call: Call, report: Report): void {
  const via = topViaOf(part.message);
  const [nearest, ...others] = invitesOf(part, call).filter(({ message }) => {
    const vias = soundValuesOf(message, Via) ?? [];
    return vias.length === 1 && vias.every((each) => via !== undefined && isSameSentBy(each, via));
  });
  const right = nearest === undefined ? undefined : topViaOf(nearest.message);
  const own = paramNamed(via?.params ?? [], 'branch')?.value;
  const branch = branchOf(right);
  if (nearest === undefined || right === undefined || own === undefined || branch === undefined) return;
  if (others.some(({ message }) => soundValuesOf(message, Via)?.some((each) => !isSameVia(each, right)))) return;
  report(own, {
    what: 'branch',
    args: { branch },
    fixes: [guess('replace-branch', replaceBy(own, branch), { branch })],
    related: relatedTo(nearest, right),
  });
}
