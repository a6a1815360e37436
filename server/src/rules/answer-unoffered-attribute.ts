/** An answer that takes what was not offered. */

import { spanOf } from '../sip/span.ts';
import { guess, remove } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { attributeIn } from './common/sdp.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

/** RFC 5761 §5.1.1, RFC 5506 §5. */
const takers: readonly (readonly [name: string, spec: string])[] = [
  ['rtcp-mux', 'RFC 5761 §5.1.1'],
  ['rtcp-rsize', 'RFC 5506 §5'],
];

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'answer-unoffered-attribute',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5761 §5.1.1',
  examples: {
    good: [flow(withSdp(invite, audio, 'a=rtcp-mux'), withSdp(answer, audio, 'a=rtcp-mux'))],
    bad: [
      flow(
        withSdp(invite, audio),
        withSdp(answer, audio, 'a=rtcp-mux\n^^^^^^^^^^ The offer has no a=rtcp-mux, so the answer cannot'),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      for (const [name, spec] of takers) {
        const own = attributeIn(answered.lines, name);
        if (own === undefined || attributeIn(offered.lines, name) !== undefined) continue;
        report(spanOf(own.start, own.value.end), {
          args: { name },
          spec,
          fixes: [guess('remove', countedEdits(part.message, remove(own)))],
          related: relatedTo(exchange.offer.part, offered.media.value),
        });
      }
    }
  },
});
