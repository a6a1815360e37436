/** A stream over DTLS without the fingerprint of a certificate. */

import { dtlsProtos, isDtls } from '../sip/bodies/sdp/terms.ts';
import { saysOfTransport } from './common/bundles.ts';
import { isSectionDone, isUsed, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const setup = 'a=setup:actpass';
const fingerprint = 'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB';
const media = 'm=audio 49170 UDP/TLS/RTP/SAVPF 0';

export default defineRule({
  name: 'missing-fingerprint',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 5763 §5',
  hides: ['missing-sdp-setup'],
  examples: {
    good: [
      sdpExample({ m: media }, setup, fingerprint),
      sdpExample({ t: `t=0 0\n${fingerprint}`, m: media }, setup),
      sdpExample({ m: 'm=audio 0 UDP/TLS/RTP/SAVPF 0' }),
    ],
    bad: [
      sdpExample(
        {
          m: `${media}\n${'^'.repeat(media.length)} UDP/TLS/RTP/SAVPF takes its keys from DTLS, but no a=fingerprint names the certificate`,
        },
        setup,
      ),
    ],
  },
  about: { protos: dtlsProtos },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const proto = section.media.proto?.text ?? '';
      if (!isDtls(proto) || !isUsed(section) || !isSectionDone(sdp, section)) continue;
      if (!saysOfTransport(sdp, section, 'fingerprint')) report(lineSpan(sdp, section.media), { args: { proto } });
    }
  },
});
