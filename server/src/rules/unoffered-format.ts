/** An answer with formats that were not offered, beside some that were. */

import { codecsOf } from './common/codecs.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unoffered-format',
  severity: 'hint',
  basis: 'interop',
  spec: 'RFC 3264 §6.1',
  examples: {
    good: [flow(withSdp(invite, 'm=audio 49170 RTP/AVP 0 8'), withSdp(answer, 'm=audio 3456 RTP/AVP 8'))],
    bad: [
      flow(
        withSdp(invite, 'm=audio 49170 RTP/AVP 0 8'),
        withSdp(
          answer,
          'm=audio 3456 RTP/AVP 8 18\n                       ^^ G729/8000 was not offered: legal, but the other side cannot be sent it',
        ),
      ),
    ],
  },
  checkCall(_part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const [theirs, own] = [codecsOf(offered), codecsOf(answered)];
      if (theirs === undefined || theirs.length === 0 || own === undefined) continue;
      const names = new Set(theirs.map(({ name }) => name));
      const odd = own.find(({ name }) => !names.has(name));
      // Where none was offered another rule speaks.
      if (odd === undefined || !own.some(({ name }) => names.has(name))) continue;
      report(odd.format, {
        args: { format: odd.written },
        related: relatedTo(exchange.offer.part, offered.media.value),
      });
    }
  },
});
