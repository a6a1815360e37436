/** A suite in `a=crypto` that nobody knows. */

import { Crypto, suiteSizes } from '../sip/bodies/sdp/values/keys.ts';
import { nearest } from '../sip/nearest.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { attributesOf, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const names = [...suiteSizes.keys()];
const media = 'm=audio 49170 RTP/SAVP 0';
const key = 'inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';

export default defineRule({
  name: 'unknown-crypto-suite',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 4568 §6.2',
  examples: {
    good: [sdpExample({ m: media }, `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${key}`)],
    bad: [
      sdpExample(
        { m: media },
        `a=crypto:1 AES_CM_128_HMAC_SHA1 ${key}\n           ^^^^^^^^^^^^^^^^^^^^ There is no suite AES_CM_128_HMAC_SHA1; did you mean AES_CM_128_HMAC_SHA1_80?`,
      ),
      sdpExample(
        { m: media },
        `a=crypto:1 OWN_SUITE ${key}\n           ^^^^^^^^^ Hardly anybody knows the suite OWN_SUITE, which is not registered`,
      ),
    ],
  },
  about: { attributes: ['crypto'] },
  checkSdp(sdp, report) {
    for (const { line, value } of attributesOf(sdp, Crypto)) {
      const { suite } = value;
      const upper = suite.text.toUpperCase();
      if (suiteSizes.has(upper) || isTemplated(suite) || isLineBeingTyped(sdp, line)) continue;
      const meant = names.find((name) => name.startsWith(`${upper}_`)) ?? nearest(upper, names, 2);
      if (meant === undefined) {
        report(suite, { what: 'unknown', severity: 'hint', args: { suite: suite.text } });
        continue;
      }
      const fixes = [guess('replace', keepingLength(sdp, replaceBy(suite, meant)), { meant })];
      report(suite, { args: { suite: suite.text, meant }, fixes });
    }
  },
});
