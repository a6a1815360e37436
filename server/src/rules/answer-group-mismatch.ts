/** An answer that puts streams into a bundle which was not offered. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { StreamGroup } from '../sip/bodies/sdp/values/streams.ts';
import { spanOf } from '../sip/span.ts';
import { guess, remove } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, isSame } from './offers.ts';
import { defineRule } from './rule.ts';

const streams = ['m=audio 49170 RTP/AVP 0', 'a=mid:1\na=rtcp-mux', 'm=video 49172 RTP/AVP 31', 'a=mid:2\na=rtcp-mux'];

export default defineRule({
  name: 'answer-group-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 9143 §7.3',
  examples: {
    good: [flow(withSdp(invite, 'a=group:BUNDLE 1 2', ...streams), withSdp(answer, 'a=group:BUNDLE 1', ...streams))],
    bad: [
      flow(
        withSdp(invite, 'a=group:BUNDLE 1', ...streams),
        withSdp(answer, 'a=group:BUNDLE 1 2\n                 ^ The offer has no BUNDLE with 2', ...streams),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    const bundles = (lines: (typeof exchange.answer.sdp)['session']['lines']) =>
      attributesIn(lines, StreamGroup).filter(({ value }) => isSame(value.semantics.text, 'BUNDLE'));
    const offered = bundles(exchange.offer.sdp.session.lines);
    for (const { value } of bundles(exchange.answer.sdp.session.lines)) {
      for (const mid of value.mids) {
        if (offered.some((each) => each.value.mids.some(({ text }) => text === mid.text))) continue;
        const fixes = [
          guess('remove', countedEdits(part.message, remove(spanOf(mid.start - 1, mid.end))), { mid: mid.text }),
        ];
        report(mid, {
          args: { mid: mid.text },
          fixes,
          related: relatedTo(exchange.offer.part, offered[0]?.value.semantics),
        });
      }
    }
  },
});
