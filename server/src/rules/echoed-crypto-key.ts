/** An answer that gives back the key of its offer instead of one of its own. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Crypto } from '../sip/bodies/sdp/values/keys.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/SAVP 0';
const crypto = 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:';
const key = 'd0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';

export default defineRule({
  name: 'echoed-crypto-key',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4568 §6.4',
  examples: {
    good: [
      flow(
        withSdp(invite, audio, `${crypto}${key}`),
        withSdp(answer, audio, `${crypto}NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj`),
      ),
    ],
    bad: [
      flow(
        withSdp(invite, audio, `${crypto}${key}`),
        withSdp(
          answer,
          audio,
          `${crypto}${key}\n${' '.repeat(crypto.length)}${'^'.repeat(key.length)} This is the key of the offer; each side makes one of its own`,
        ),
      ),
    ],
  },
  checkCall(_part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const theirs = attributesIn(offered.lines, Crypto).flatMap(({ value }) => value.keys);
      for (const own of attributesIn(answered.lines, Crypto).flatMap(({ value }) => value.keys)) {
        const same = theirs.find((each) => each.key.text === own.key.text);
        if (same === undefined || Number.isNaN(own.size)) continue;
        report(own.key, { related: relatedTo(exchange.offer.part, same.key) });
      }
    }
  },
});
