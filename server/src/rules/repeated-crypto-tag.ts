/** Two keys of one stream under the same number. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Crypto } from '../sip/bodies/sdp/values/keys.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const media = 'm=audio 49170 RTP/SAVP 0';
const key = 'inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';

export default defineRule({
  name: 'repeated-crypto-tag',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4568 §4.1',
  examples: {
    good: [
      sdpExample(
        { m: media },
        `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${key}`,
        `a=crypto:2 AES_CM_128_HMAC_SHA1_32 ${key}`,
      ),
    ],
    bad: [
      sdpExample(
        { m: media },
        `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${key}`,
        `a=crypto:1 AES_CM_128_HMAC_SHA1_32 ${key}\n         ^ Another a=crypto of this stream has the number 1 already`,
      ),
    ],
  },
  about: { attributes: ['crypto'] },
  checkSdp(sdp, report) {
    for (const { lines } of sdp.media) {
      const all = attributesIn(lines, Crypto);
      const used = new Set(all.map(({ value }) => Number(value.tag.text)));
      const seen = new Set<number>();
      for (const { line, value } of all) {
        const tag = Number(value.tag.text);
        if (seen.has(tag) && !isLineBeingTyped(sdp, line)) {
          const free = String(Math.max(...used) + 1);
          const fixes = [guess('replace', keepingLength(sdp, replaceBy(value.tag, free)), { free })];
          report(value.tag, { args: { tag }, fixes });
        }
        seen.add(tag);
      }
    }
  },
});
