/** A description whose version is more than one higher than that of the one before. */

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
const call = [withSdp(invite, audio), withSdp(answer, audio), ack];
const held = (version: string): readonly string[] =>
  withVersion(again, `o=- 2890844526 ${version}`, audio, 'a=sendonly');

export default defineRule({
  name: 'skipped-sdp-version',
  severity: 'hint',
  basis: 'must',
  inProfile: { must: { what: 'off' } },
  spec: 'RFC 3264 §8',
  examples: {
    good: [
      flow(...call, held('2890844527 IN IP4 192.0.2.1')),
      // Another INVITE may be missing in the file.
      flow(...call, changed(held('2890844529 IN IP4 192.0.2.1'), { CSeq: 'CSeq: 5 INVITE' })),
    ],
    bad: [
      flow(
        ...call,
        held(
          '2890844600 IN IP4 192.0.2.1\n               ^^^^^^^^^^ A changed description has a version that is one higher: 2890844527',
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const own = describedIn(part);
    const before = own === undefined ? undefined : previousOf(part, call);
    const [origin, earlier] = [own && originOf(own.sdp), before && originOf(before.sdp)];
    if (before === undefined || origin === undefined || earlier === undefined) return;
    const [version, last] = [origin.sessionVersion, earlier.sessionVersion];
    if (version === undefined || last === undefined || !isSameSession(origin, earlier)) return;
    if (part.kind !== 'request' || before.part.kind !== 'request' || part.number !== before.part.number + 1) return;
    if (!/^\d{1,15}$/u.test(version.text) || !/^\d{1,15}$/u.test(last.text)) return;
    const right = String(Number(last.text) + 1);
    if (Number(version.text) <= Number(right)) return;
    report(version, {
      args: { version: right },
      fixes: [guess('replace', countedEdits(part.message, replaceBy(version, right)), { version: right })],
      related: relatedTo(before.part, last),
    });
  },
});
