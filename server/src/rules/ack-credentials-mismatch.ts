/** The ACK for a 2xx does not have the credentials of its INVITE. */

import { Authorization } from '../sip/headers/authorization.ts';
import { ProxyAuthorization } from '../sip/headers/proxy-authorization.ts';
import { fieldsOf } from '../sip/values-of.ts';
import type { Call, Part } from './calls.ts';
import { isEnded } from './common/completeness.ts';
import { changed } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo, textAt } from './common/related.ts';
import { ack, answer, flow, invite } from './common/small-call.ts';
import { soundValuesOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { takeOver } from './common/take-over.ts';
import { answersTo, areSeenAtSender, invitesOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const credentials =
  'Digest username="alice", realm="example.com", nonce="84a4cc6f3082121f", uri="sip:bob@example.net", response="42ce3cef44b22f50c6a6071bc8b7a5f2"';
const authorized = changed(invite, { 'Proxy-Authorization': `Proxy-Authorization: ${credentials}` });

export default defineRule({
  name: 'ack-credentials-mismatch',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 3261 §13.2.2.4',
  examples: {
    good: [
      flow(authorized, answer, changed(ack, { 'Proxy-Authorization': `Proxy-Authorization: ${credentials}` })),
      flow(authorized, ack),
    ],
    bad: [
      flow(
        authorized,
        answer,
        changed(ack, {
          start: `${ack[0]}\n${'^'.repeat(38)} The INVITE has Proxy-Authorization, and the ACK for its 2xx must have the same`,
        }),
      ),
      flow(
        authorized,
        answer,
        changed(ack, {
          'Proxy-Authorization': `Proxy-Authorization: ${credentials.replace('42ce', '42cf')}\n${' '.repeat(21)}${'^'.repeat(credentials.length)} The INVITE has another Proxy-Authorization, and the ACK for its 2xx must have the same`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'ACK' || !isEnded(part.message)) return;
    // A proxy takes away the credentials that are for it: RFC 3261 §22.3.
    const invites = invitesOf(part, call).filter((other) => areSeenAtSender(other, part));
    const [nearest] = invites;
    if (nearest === undefined || !isAnswered(part, nearest, call)) return;
    for (const header of [Authorization, ProxyAuthorization]) {
      if (!invites.every(({ message }) => hasField(message, header.name.toLowerCase()))) continue;
      const rows = invites.map((each) => textsIn(each, header));
      const own = textsIn(part, header);
      const [right] = rows;
      if (own === undefined || right === undefined) continue;
      if (rows.some((row) => row === undefined || row.join() === own.join())) continue;
      const [field] = fieldsOf(part.message, header);
      report(field?.value ?? startLineSpan(part.message), {
        what: field === undefined ? 'what' : 'other',
        args: { name: header.name },
        fixes: [guess('take-over', takeOver(part.message, header, right))],
        related: relatedTo(nearest, fieldsOf(nearest.message, header)[0]?.name),
      });
    }
  },
});

/** RFC 3261 §17.1.1.3 asks nothing of the kind of the ACK for a failure. */
function isAnswered(part: Part, invite: Part, call: Call): boolean {
  const finals = answersTo(invite, call).filter(({ status = 0, toTag }) => status >= 200 && toTag === part.toTag);
  return finals.length > 0 && finals.every(({ status = 0 }) => status < 300);
}

function textsIn(part: Part, header: typeof Authorization): readonly string[] | undefined {
  return soundValuesOf(part.message, header)?.map((value) => textAt(part, value));
}
