/** A key for a stream whose protocol encrypts nothing. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { Crypto } from '../sip/bodies/sdp/values/keys.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, isUsed, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const key = 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';

export default defineRule({
  name: 'crypto-without-srtp',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 4568 §6',
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170 RTP/SAVP 0' }, key),
      // RFC 5939 §3.4.1: the secure protocol may be offered as a capability.
      sdpExample({}, key, 'a=tcap:1 RTP/SAVP', 'a=pcfg:1 t=1'),
    ],
    bad: [
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 0\n              ^^^^^^^ A key goes with an encrypted protocol, here RTP/SAVP' },
        key,
      ),
    ],
  },
  about: { attributes: ['crypto'] },
  checkSdp(sdp, report) {
    for (const section of sdp.media) {
      const { proto } = section.media;
      const [crypto] = attributesIn(section.lines, Crypto);
      if (proto === undefined || crypto === undefined || !isUsed(section) || isLineBeingTyped(sdp, crypto.line))
        continue;
      // Protocols with capabilities or without RTP are another matter.
      if (isTemplated(proto) || !isRtp(proto.text) || /SAVP/iu.test(proto.text) || hasCapabilities(section.lines))
        continue;
      const meant = proto.text.replace(/AVP/iu, 'SAVP');
      const fixes = [guess('replace', keepingLength(sdp, replaceBy(proto, meant)), { meant })];
      report(proto, { args: { meant }, fixes });
    }
  },
});

function hasCapabilities(lines: Parameters<typeof attributesIn>[0]): boolean {
  return lines.some((line) => line.kind === 'attribute' && /^(?:tcap|pcfg|acap)$/u.test(line.name.text));
}
