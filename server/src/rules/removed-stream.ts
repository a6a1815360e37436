/** A new description of a call that lacks streams which the one before had. */

import { spanOf } from '../sip/span.ts';
import { changed } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { insertedLine, isCounted } from './common/sdp-edits.ts';
import { ack, answer, bye, flow, invite } from './common/small-call.ts';
import { withSdp, withVersion } from './common/small-session.ts';
import { describedIn, isSameSession, originOf, previousOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';
const video = 'm=video 49172 RTP/AVP 31';
const next = 'o=- 2890844526 2890844527 IN IP4 192.0.2.1';
const again = changed(bye, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 INVITE',
  'Max-Forwards': 'Max-Forwards: 70\nContact: <sip:alice@client.example.com>',
});

export default defineRule({
  name: 'removed-stream',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3264 §8',
  examples: {
    good: [
      flow(withSdp(invite, audio, video), ack, withVersion(again, next, audio, 'm=video 0 RTP/AVP 31')),
      flow(withSdp(invite, audio), answer, ack, withVersion(again, next, audio, video)),
    ],
    bad: [
      flow(
        withSdp(invite, audio, video),
        ack,
        withVersion(
          again,
          next,
          `${audio}\n${'^'.repeat(audio.length)} The description before has 2 streams, and none of them can be taken away`,
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const own = part.kind === 'request' ? describedIn(part) : undefined;
    const before = own === undefined ? undefined : previousOf(part, call);
    const last = own?.sdp.media.at(-1);
    if (own === undefined || before === undefined || last === undefined || part.toTag === undefined) return;
    const missing = before.sdp.media.slice(own.sdp.media.length);
    const [origin, earlier] = [originOf(own.sdp), originOf(before.sdp)];
    if (missing.length === 0 || origin === undefined || earlier === undefined) return;
    if (!isSameSession(origin, earlier) || !isCounted(part.message)) return;
    const lines = missing.map(({ media: { media, proto, formats } }) => {
      return `m=${media?.text} 0 ${proto?.text} ${formats.map(({ text }) => text).join(' ')}`;
    });
    const text = lines.join(part.message.source.includes('\r\n') ? '\r\n' : '\n');
    report(spanOf(last.media.start, last.media.value.end), {
      args: { count: before.sdp.media.length },
      fixes: [guess('refuse', insertedLine(part.message, last, text), { line: lines.join(' / ') })],
      related: relatedTo(before.part, missing[0]?.media.value),
    });
  },
});
