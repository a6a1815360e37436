/** A key in `a=crypto` that is longer or shorter than its suite has it. */

import { Crypto, suiteSizes } from '../sip/bodies/sdp/values/keys.ts';
import { attributesOf, isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const media = 'm=audio 49170 RTP/SAVP 0';

export default defineRule({
  name: 'wrong-key-length',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 4568 §6.1',
  examples: {
    good: [
      sdpExample(
        { m: media },
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:4',
      ),
      sdpExample({ m: media }, 'a=crypto:1 OWN_SUITE inline:d0Rm'),
    ],
    bad: [
      sdpExample(
        { m: media },
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJh\n                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ AES_CM_128_HMAC_SHA1_80 takes 30 bytes of key and salt, which are 40 characters, not 28',
      ),
    ],
  },
  about: { attributes: ['crypto'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Crypto)) {
      const size = suiteSizes.get(value.suite.text.toUpperCase());
      if (size === undefined || isLineBeingTyped(sdp, line)) continue;
      for (const { key, size: found } of value.keys) {
        if (found === size || Number.isNaN(found)) continue;
        const length = Math.ceil(size / 3) * 4;
        report(key, { args: { suite: value.suite.text, size, length, found: key.text.length } });
      }
    }
  },
});
