/** An answer whose key has a number or a suite that was not offered. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Crypto } from '../sip/bodies/sdp/values/keys.ts';
import { spanOf } from '../sip/span.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, isSame, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/SAVP 0';
const key = 'inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';
/** Each side makes its own. */
const otherKey = 'inline:NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj';

export default defineRule({
  name: 'answer-crypto-mismatch',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 4568 §5.1.2',
  examples: {
    good: [
      flow(
        withSdp(
          invite,
          audio,
          `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${key}`,
          `a=crypto:2 AES_CM_128_HMAC_SHA1_32 ${key}`,
        ),
        withSdp(answer, audio, `a=crypto:2 AES_CM_128_HMAC_SHA1_32 ${otherKey}`),
      ),
    ],
    bad: [
      flow(
        withSdp(invite, audio, `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${key}`),
        withSdp(
          answer,
          audio,
          `a=crypto:1 AES_CM_128_HMAC_SHA1_32 ${otherKey}\n         ^^^^^^^^^^^^^^^^^^^^^^^^^ The offer has no a=crypto:1 AES_CM_128_HMAC_SHA1_32`,
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const theirs = attributesIn(offered.lines, Crypto);
      if (theirs.length === 0) continue;
      for (const { value } of attributesIn(answered.lines, Crypto)) {
        const { tag, suite } = value;
        if (theirs.some((each) => isSame(each.value.suite.text, suite.text) && each.value.tag.text === tag.text))
          continue;
        const offer = theirs.find((each) => each.value.tag.text === tag.text) ?? theirs[0];
        const right = `${offer?.value.tag.text} ${offer?.value.suite.text}`;
        const span = spanOf(tag.start, suite.end);
        report(span, {
          fixes: [guess('replace', countedEdits(part.message, replaceBy(span, right)), { right })],
          args: { tag: tag.text, suite: suite.text },
          related: relatedTo(exchange.offer.part, theirs[0]?.value.suite),
        });
      }
    }
  },
});
