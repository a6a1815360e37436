/** An answer in which a stream has no format that was offered. */

import { spanOf } from '../sip/span.ts';
import { codecsOf } from './common/codecs.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'answer-without-common-format',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3264 §6.1',
  examples: {
    good: [
      flow(withSdp(invite, 'm=audio 49170 RTP/AVP 0 8'), withSdp(answer, 'm=audio 3456 RTP/AVP 8 18')),
      flow(
        withSdp(invite, 'm=audio 49170 RTP/AVP 96', 'a=rtpmap:96 pcmu/8000/1'),
        withSdp(answer, 'm=audio 3456 RTP/AVP 96', 'a=rtpmap:96 PCMU/8000'),
      ),
    ],
    bad: [
      flow(
        withSdp(invite, 'm=audio 49170 RTP/AVP 0 8'),
        withSdp(
          answer,
          'm=audio 3456 RTP/AVP 18\n                     ^^ None of these formats was offered: PCMU/8000, PCMA/8000',
        ),
      ),
    ],
  },
  checkCall(_part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const [theirs, own] = [codecsOf(offered), codecsOf(answered)];
      const [first, last] = [own?.[0], own?.at(-1)];
      if (theirs === undefined || theirs.length === 0 || first === undefined || last === undefined) continue;
      const names = new Set(theirs.map(({ name }) => name));
      if (own?.some(({ name }) => names.has(name)) === true) continue;
      report(spanOf(first.format.start, last.format.end), {
        args: { offered: theirs.map(({ written }) => written).join(', ') },
        related: relatedTo(exchange.offer.part, offered.media.value),
      });
    }
  },
});
