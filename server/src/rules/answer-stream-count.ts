/** An answer that has more or fewer streams than its offer. */

import type { SdpMedia } from '../sip/bodies/sdp.ts';
import type { Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { guess } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { insertedLine, isCounted } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { describedIn, type Exchange, exchangeOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';
const video = 'm=video 49172 RTP/AVP 31';

export default defineRule({
  name: 'answer-stream-count',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3264 §6',
  examples: {
    good: [flow(withSdp(invite, audio, video), withSdp(answer, audio, 'm=video 0 RTP/AVP 31'))],
    bad: [
      flow(
        withSdp(invite, audio, video),
        withSdp(answer, `${audio}\n${'^'.repeat(audio.length)} Streams in the offer: 2; in its answer: 1`),
      ),
      flow(
        withSdp(invite, audio),
        withSdp(answer, audio, `${video}\n${'^'.repeat(video.length)} Streams in the offer: 1; in its answer: 2`),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined || describedIn(part) === undefined) return;
    const [offered, answered] = [exchange.offer.sdp.media, exchange.answer.sdp.media];
    const isShort = answered.length < offered.length;
    if (answered.length === offered.length || (isShort && !isCounted(part.message))) return;
    const line = (answered[offered.length] ?? answered.at(-1))?.media;
    const [first] = exchange.answer.sdp.lines;
    const span = line === undefined ? first && spanOf(first.start, first.end) : spanOf(line.start, line.value.end);
    if (span === undefined) return;
    report(span, {
      args: { offered: offered.length, answered: answered.length },
      fixes: isShort ? refusing(part.message, exchange) : [],
      related: relatedTo(exchange.offer.part, offered.at(-1)?.media.value),
    });
  },
});

/** The streams that are left out are refused with port 0. */
function refusing(message: Message, { offer, answer: own }: Exchange): readonly Fix[] {
  const missing = offer.sdp.media.slice(own.sdp.media.length).map(({ media }) => refusal(media));
  if (missing.includes(undefined)) return [];
  const section = own.sdp.media.at(-1) ?? own.sdp.session;
  const line = missing.join(' / ');
  const text = missing.join(message.source.includes('\r\n') ? '\r\n' : '\n');
  return [guess('refuse', insertedLine(message, section, text), { line })];
}

function refusal({ media, proto, formats }: SdpMedia): string | undefined {
  if (media === undefined || proto === undefined || formats.length === 0) return undefined;
  return `m=${media.text} 0 ${proto.text} ${formats.map(({ text }) => text).join(' ')}`;
}
