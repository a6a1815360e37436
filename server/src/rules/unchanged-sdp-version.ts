/** A description that is another than the one before, under the same version or a lower one. */

import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits, isCounted } from './common/sdp-edits.ts';
import { ack, answer, bye, flow, invite } from './common/small-call.ts';
import { withSdp, withVersion } from './common/small-session.ts';
import { type Described, describedIn, isSameSession, originOf, previousOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';
const again = changed(bye, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 INVITE',
  'Max-Forwards': 'Max-Forwards: 70\nContact: <sip:alice@client.example.com>',
});
const next = 'o=- 2890844526 2890844527 IN IP4 192.0.2.1';

export default defineRule({
  name: 'unchanged-sdp-version',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3264 §8',
  examples: {
    good: [
      flow(withSdp(invite, audio), answer, ack, withVersion(again, next, audio, 'a=sendonly')),
      flow(withSdp(invite, audio), withSdp(again, audio)),
    ],
    bad: [
      flow(
        withSdp(invite, audio),
        withVersion(
          again,
          'o=- 2890844526 2890844526 IN IP4 192.0.2.1\n               ^^^^^^^^^^ The description has changed, so its version has to be 2890844527',
          audio,
          'a=sendonly',
        ),
      ),
      // An empty line stands above the next separator.
      flow(withSdp(invite, audio), [
        ...withVersion(
          again,
          'o=- 2890844526 2890844526 IN IP4 192.0.2.1\n               ^^^^^^^^^^ The description has changed, so its version has to be 2890844527',
          audio,
          'a=sendonly',
        ),
        '',
      ]),
    ],
  },
  checkCall(part, report, call) {
    const own = describedIn(part);
    const before = own === undefined ? undefined : previousOf(part, call);
    const [origin, earlier] = [own && originOf(own.sdp), before && originOf(before.sdp)];
    if (own === undefined || before === undefined || origin === undefined || earlier === undefined) return;
    const [version, last] = [origin.sessionVersion, earlier.sessionVersion];
    if (version === undefined || last === undefined || !isSameSession(origin, earlier)) return;
    if (!/^\d{1,15}$/u.test(version.text) || !/^\d{1,15}$/u.test(last.text)) return;
    const isLower = Number(version.text) < Number(last.text);
    if (Number(version.text) > Number(last.text)) return;
    if (!isLower && (textOf(own) === textOf(before) || !isCounted(part.message))) return;
    const right = String(Number(last.text) + 1);
    report(version, {
      what: isLower ? 'lower' : 'what',
      args: { version: isLower ? last.text : right },
      fixes: [guess('replace', countedEdits(part.message, replaceBy(version, right)), { version: right })],
      related: relatedTo(before.part, last),
    });
  },
});

/** All lines but those that are blank, without the ends that a sender writes as it likes. */
function textOf({ sdp }: Described): string {
  return sdp.lines
    .map((line) => ('letter' in line ? `${line.letter.text}=${line.value.text.trimEnd()}` : ''))
    .join('\n')
    .trim();
}
