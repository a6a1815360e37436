/** An answer that has a codec of the offer under another payload type. */

import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { type MediaSection, wordsOf } from '../sip/bodies/sdp.ts';
import type { Fix } from '../sip/problem.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { codecsOf } from './common/codecs.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'answer-payload-type-mismatch',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3264 §6.1',
  examples: {
    good: [
      flow(
        withSdp(invite, 'm=audio 49170 RTP/AVP 0 101', 'a=rtpmap:101 telephone-event/8000'),
        withSdp(answer, 'm=audio 3456 RTP/AVP 0 101', 'a=rtpmap:101 telephone-event/8000'),
      ),
      flow(
        withSdp(invite, 'm=video 49170 RTP/AVP 96 97', 'a=rtpmap:96 H264/90000', 'a=rtpmap:97 H264/90000'),
        withSdp(answer, 'm=video 3456 RTP/AVP 97', 'a=rtpmap:97 H264/90000'),
      ),
    ],
    bad: [
      flow(
        withSdp(invite, 'm=audio 49170 RTP/AVP 0 101', 'a=rtpmap:101 telephone-event/8000'),
        withSdp(
          answer,
          'm=audio 3456 RTP/AVP 0 96\n                       ^^ telephone-event/8000 was offered as 101',
          'a=rtpmap:96 telephone-event/8000',
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      if (!isRtp(answered.media.proto?.text ?? '')) continue;
      const theirs = codecsOf(offered) ?? [];
      for (const { format, name, written } of codecsOf(answered) ?? []) {
        const same = theirs.filter((each) => each.name === name);
        const [first] = same;
        if (first === undefined || same.some((each) => each.format.text === format.text)) continue;
        report(format, {
          fixes: renumbering(part.message, answered, format.text, first.format.text),
          args: { codec: written, offered: same.map((each) => each.format.text).join(', ') },
          related: relatedTo(exchange.offer.part, first.format),
        });
      }
    }
  },
});

/** The number as it was offered, wherever the stream has it; not where something else has that number already. */
function renumbering(message: Message, { media, lines }: MediaSection, from: string, to: string): readonly Fix[] {
  if (media.formats.some(({ text }) => text === to)) return [];
  const words = lines.flatMap((line) => {
    if (line.kind !== 'attribute' || line.argument === undefined) return [];
    return /^(?:rtpmap|fmtp|rtcp-fb|framesize)$/u.test(line.name.text) ? wordsOf(line.argument).slice(0, 1) : [];
  });
  const all = [...media.formats, ...words].filter(({ text }) => text === from);
  return [
    guess(
      'renumber',
      countedEdits(
        message,
        all.flatMap((each) => replaceBy(each, to)),
      ),
      { to },
    ),
  ];
}
