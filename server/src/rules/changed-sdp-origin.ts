/** A description within a dialog that calls itself another session than the one before. */

import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { ack, answer, bye, flow, invite } from './common/small-call.ts';
import { withSdp, withVersion } from './common/small-session.ts';
import { describedIn, isSameSession, originOf, previousOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';
const again = changed(bye, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 INVITE',
  'Max-Forwards': 'Max-Forwards: 70\nContact: <sip:alice@client.example.com>',
});

export default defineRule({
  name: 'changed-sdp-origin',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3264 §8',
  examples: {
    good: [
      flow(
        withSdp(invite, audio),
        withSdp(answer, audio),
        ack,
        withVersion(again, 'o=- 2890844526 2890844527 IN IP4 192.0.2.7', audio, 'a=sendonly'),
      ),
      // Another call with the same Call-ID.
      flow(
        withSdp(invite, audio),
        withVersion(changed(invite, { CSeq: 'CSeq: 2 INVITE' }), 'o=- 7 7 IN IP4 192.0.2.1', audio),
      ),
    ],
    bad: [
      flow(
        withSdp(invite, audio),
        withSdp(answer, audio),
        ack,
        withVersion(
          again,
          'o=- 2890844999 2890844527 IN IP4 192.0.2.1\n    ^^^^^^^^^^ The description before has 2890844526 here, and within a dialog only the version changes',
          audio,
          'a=sendonly',
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind === 'request' && part.toTag === undefined) return;
    const own = describedIn(part);
    const before = own === undefined ? undefined : previousOf(part, call);
    const [origin, earlier] = [own && originOf(own.sdp), before && originOf(before.sdp)];
    if (before === undefined || origin === undefined || earlier === undefined || isSameSession(origin, earlier)) return;
    const isNamedOtherwise = origin.username?.text !== earlier.username?.text;
    const [word, right] = isNamedOtherwise
      ? [origin.username, earlier.username]
      : [origin.sessionId, earlier.sessionId];
    if (word === undefined || right === undefined) return;
    report(word, {
      args: { before: right.text },
      fixes: [guess('replace', countedEdits(part.message, replaceBy(word, right.text)), { before: right.text })],
      related: relatedTo(before.part, right),
    });
  },
});
