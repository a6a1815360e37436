/** An SRTP stream to which nothing gives a key. */

import type { MediaSection } from '../sip/bodies/sdp.ts';
import { guess, replaceBy } from './common/fixes.ts';
import {
  type CheckedSdp,
  hasAttribute,
  isSectionDone,
  isUsed,
  keepingLength,
  lineSpan,
  sdpExample,
} from './common/sdp.ts';
import { defineRule } from './rule.ts';

/** What gives a key, or says how one is agreed on. */
const givers: readonly string[] = ['crypto', 'key-mgmt', 'fingerprint', 'zrtp-hash', 'acap', '3GPP-SRTP-Config'];

const key = 'inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj';

/** Those whose keys the description gives. */
const securedProtos = ['RTP/SAVP', 'RTP/SAVPF'].flatMap((proto) => [proto, `TCP/${proto}`, `DCCP/${proto}`]);

export default defineRule({
  name: 'missing-media-key',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4568 §6',
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170 RTP/SAVP 0' }, `a=crypto:1 AES_CM_128_HMAC_SHA1_80 ${key}`),
      sdpExample({ m: 'm=audio 0 RTP/SAVP 0' }),
    ],
    bad: [
      sdpExample({
        m: 'm=audio 49170 RTP/SAVP 0\n^^^^^^^^^^^^^^^^^^^^^^^^ RTP/SAVP is encrypted, but nothing gives it a key: no a=crypto, a=fingerprint or a=key-mgmt',
      }),
    ],
  },
  about: { protos: securedProtos },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const proto = section.media.proto?.text ?? '';
      if (!securedProtos.includes(proto.toUpperCase()) || !isUsed(section) || !isSectionDone(sdp, section)) continue;
      if (!givesKey(sdp, section)) {
        const plain = proto.replace(/SAVP/iu, 'AVP');
        const fixes =
          section.media.proto === undefined
            ? []
            : [guess('plain', keepingLength(sdp, replaceBy(section.media.proto, plain)), { plain })];
        report(lineSpan(sdp, section.media), { args: { proto }, fixes });
      }
    }
  },
});

/** `k=` gave keys once (RFC 8866 §5.12). */
function givesKey({ session }: CheckedSdp, { lines }: MediaSection): boolean {
  return [session.lines, lines].some((each) => {
    return (
      givers.some((name) => hasAttribute(each, name)) ||
      each.some((line) => 'letter' in line && line.letter.text === 'k')
    );
  });
}
