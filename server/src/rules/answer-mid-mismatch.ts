/** An answer that calls a stream otherwise than its offer. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Mid } from '../sip/bodies/sdp/values/streams.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'answer-mid-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 9143 §7.3',
  examples: {
    good: [flow(withSdp(invite, audio, 'a=mid:1'), withSdp(answer, audio, 'a=mid:1'))],
    bad: [
      flow(
        withSdp(invite, audio, 'a=mid:1'),
        withSdp(answer, audio, 'a=mid:audio\n      ^^^^^ The offer calls this stream 1'),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const [offer] = attributesIn(offered.lines, Mid);
      const [own] = attributesIn(answered.lines, Mid);
      if (offer === undefined || own === undefined || offer.value.text === own.value.text) continue;
      const mid = offer.value.text;
      report(own.value, {
        args: { mid },
        fixes: [guess('replace', countedEdits(part.message, replaceBy(own.value, mid)), { mid })],
        related: relatedTo(exchange.offer.part, offer.value),
      });
    }
  },
});
