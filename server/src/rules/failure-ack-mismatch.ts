/** The ACK for a failure differs from the INVITE or from the response in what it has to repeat of them. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { paramNamed } from '../sip/values/params.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { reportRepeatedParts } from './common/repeated-parts.ts';
import { busy, failureAck, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOnBranch, responsesTo } from './pairing.ts';
import { defineRule } from './rule.ts';

const route = 'Route: <sip:proxy.example.com;lr>';
const routed = changed(invite, { Route: route });

export default defineRule({
  name: 'failure-ack-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §17.1.1.3',
  examples: {
    good: [
      flow(invite, busy, failureAck),
      flow(routed, busy, changed(failureAck, { Route: route })),
      // Whether it is for a failure is not known.
      flow(invite, changed(failureAck, { start: 'ACK sip:bob@server.example.net SIP/2.0' })),
    ],
    bad: [
      flow(
        invite,
        busy,
        changed(failureAck, {
          start:
            'ACK sip:bob@server.example.net SIP/2.0\n    ^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has the Request-URI sip:bob@example.net, and so must the ACK for its failure',
        }),
      ),
      flow(
        invite,
        busy,
        changed(failureAck, {
          From: 'From: <sip:alice@example.org>;tag=9fxced76sl\n       ^^^^^^^^^^^^^^^^^^^^^ From of the INVITE has sip:alice@example.com',
        }),
      ),
      flow(
        invite,
        busy,
        changed(failureAck, {
          To: 'To: <sip:bob@example.net>;tag=271828\n                              ^^^^^^ The response has the tag 314159 in To',
        }),
      ),
      flow(
        invite,
        busy,
        changed(failureAck, {
          Via: `${failureAck[1]}\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\n     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The ACK for a failure goes but one hop and has one Via, not 2`,
        }),
      ),
      flow(
        routed,
        busy,
        changed(failureAck, {
          start: `${failureAck[0]}\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has a Route, and the ACK for its failure must have the same`,
        }),
      ),
      flow(
        invite,
        busy,
        changed(failureAck, {
          Route: `${route}\n       ^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE has another Route or none, and the ACK for its failure must have the same`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'ACK') return;
    const invites = requestsOnBranch(part, call).filter(
      ({ method, number, fromTag }) => method === 'INVITE' && number === part.number && fromTag === part.fromTag,
    );
    const finals = invites.flatMap((each) => responsesTo(each, call)).filter(({ status = 0 }) => status >= 200);
    const [final] = finals;
    if (final === undefined || finals.some(({ status = 0 }) => status < 300)) return;
    reportRepeatedParts(part, invites, [From], report);
    const tag = paramNamed(soundValueOf(part.message, To)?.params ?? [], 'tag')?.value;
    const right = final.toTag;
    if (tag === undefined || right === undefined || finals.some(({ toTag }) => toTag === part.toTag)) return;
    report(tag, {
      what: 'tag',
      args: { tag: right },
      fixes: [guess('replace-tag', replaceBy(tag, right), { tag: right })],
      related: relatedTo(final, soundValueOf(final.message, To)),
    });
  },
});
