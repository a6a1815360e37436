/** A stream over DTLS that does not say which side begins. */

import { dtlsProtos, isDtls } from '../sip/bodies/sdp/terms.ts';
import { saysOfTransport } from './common/bundles.ts';
import { guess } from './common/fixes.ts';
import { insertLine, isSectionDone, isUsed, lineSpan, sdpExample } from './common/sdp.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const fingerprint = 'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB';
const media = 'm=audio 49170 UDP/TLS/RTP/SAVPF 0';

export default defineRule({
  name: 'missing-sdp-setup',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5763 §5',
  examples: {
    good: [
      sdpExample({ m: media }, 'a=setup:actpass', fingerprint),
      sdpExample({ t: `t=0 0\na=setup:actpass\n${fingerprint}`, m: media }),
    ],
    bad: [
      sdpExample({ m: `${media}\n${'^'.repeat(media.length)} No a=setup says which side begins DTLS` }, fingerprint),
    ],
  },
  about: { protos: dtlsProtos },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      if (!isDtls(section.media.proto?.text ?? '') || !isUsed(section) || !isSectionDone(sdp, section)) continue;
      if (saysOfTransport(sdp, section, 'setup')) continue;
      const isOffer = sdp.block.message !== undefined && isRequest(sdp.block.message);
      const line = `a=setup:${isOffer ? 'actpass' : 'active'}`;
      report(lineSpan(sdp, section.media), {
        fixes: [guess('insert', insertLine(sdp, section, line), { line })],
      });
    }
  },
});
