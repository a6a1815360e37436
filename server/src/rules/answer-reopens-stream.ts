/** An answer that takes a stream which the offer had taken back. */

import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { hasAttribute } from './common/sdp.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, streamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'answer-reopens-stream',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3264 §8.2',
  examples: {
    good: [flow(withSdp(invite, audio, 'm=video 0 RTP/AVP 31'), withSdp(answer, audio, 'm=video 0 RTP/AVP 31'))],
    bad: [
      flow(
        withSdp(invite, audio, 'm=video 0 RTP/AVP 31'),
        withSdp(
          answer,
          audio,
          'm=video 49172 RTP/AVP 31\n        ^^^^^ The offer has port 0 here, so the answer has to',
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of streamsOf(exchange)) {
      const { port } = answered.media;
      if (offered.media.port?.text !== '0' || port === undefined || !/^[1-9]\d*$/u.test(port.text)) continue;
      if (hasAttribute(offered.lines, 'bundle-only')) continue;
      report(port, {
        fixes: [guess('replace', countedEdits(part.message, replaceBy(port, '0')))],
        related: relatedTo(exchange.offer.part, offered.media.port),
      });
    }
  },
});
