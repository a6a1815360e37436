/** Data channels without the port of SCTP, which has no default. */

import { isTemplated } from '../sip/values/cursor.ts';
import { guess } from './common/fixes.ts';
import { hasAttribute, insertLine, isSectionDone, isUsed, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const fingerprint =
  'a=fingerprint:sha-256 49:66:12:17:0D:1C:91:AE:57:4C:C6:36:DD:D5:97:D2:7D:62:C9:9A:7F:B9:A3:F4:70:03:E7:43:91:73:23:5E';

export default defineRule({
  name: 'missing-sctp-port',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8841 §5.1',
  examples: {
    good: [
      sdpExample(
        { m: 'm=application 54111 UDP/DTLS/SCTP webrtc-datachannel' },
        fingerprint,
        'a=setup:actpass',
        'a=sctp-port:5000',
      ),
    ],
    bad: [
      sdpExample(
        {
          m: 'm=application 54111 UDP/DTLS/SCTP webrtc-datachannel\n                    ^^^^^^^^^^^^^ Without a=sctp-port nobody knows the port of SCTP: there is no default',
        },
        fingerprint,
        'a=setup:actpass',
      ),
    ],
  },
  about: { letters: ['m'], signs: ['/DTLS/SCTP '] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const { media, lines } = section;
      const { proto, formats } = media;
      if (proto === undefined || isTemplated(media.value) || !/^(?:UDP|TCP)\/DTLS\/SCTP$/iu.test(proto.text)) continue;
      // A number in the place of the usage has been reported.
      if (!isUsed(section) || !isSectionDone(sdp, section) || /^\d+$/u.test(formats[0]?.text ?? '')) continue;
      if (hasAttribute(lines, 'sctp-port')) continue;
      report(proto, { fixes: [guess('insert', insertLine(sdp, section, 'a=sctp-port:5000'))] });
    }
  },
});
