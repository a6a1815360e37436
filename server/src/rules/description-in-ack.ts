/** An ACK with a session description, though its INVITE has carried the offer and somebody else the answer. */

import { ContentType } from '../sip/headers/content-type.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { soundValueOf } from './common/sound-values.ts';
import { startLineSpan } from './common/start-lines.ts';
import { describedIn } from './offers.ts';
import { invitesOf, responsesTo } from './pairing.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'description-in-ack',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §13.2.1',
  examples: {
    good: [flow(invite, withSdp(answer, audio), withSdp(ack, audio))],
    bad: [
      flow(
        withSdp(invite, audio),
        withSdp(answer, audio),
        withSdp(ack, audio).map((line) =>
          line.startsWith('Content-Type')
            ? `${line}\n              ^^^^^^^^^^^^^^^ The offer was in the INVITE and the answer in its 200, so that an ACK has nothing to describe`
            : line,
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'ACK' || describedIn(part) === undefined) return;
    const invites = invitesOf(part, call);
    const [first] = invites;
    if (first === undefined || invites.some((each) => describedIn(each) === undefined)) return;
    const answered = responsesTo(first, call).find((each) => {
      return each.toTag === part.toTag && (each.status ?? 0) < 300 && describedIn(each) !== undefined;
    });
    if (answered === undefined) return;
    report(soundValueOf(part.message, ContentType) ?? startLineSpan(part.message), {
      args: { status: answered.status ?? 200 },
      related: relatedTo(answered),
    });
  },
});
