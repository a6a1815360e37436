/** An `m=` line that lacks a part, or in which a number is none or too large. */

import { isRtp } from '../sip/bodies/sdp/terms.ts';
import type { SdpMedia } from '../sip/bodies/sdp.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { type CheckedSdp, isLineBeingTyped, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-sdp-media',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5.14',
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170/2 RTP/AVP 0 8' }),
      sdpExample({ m: 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel' }),
      sdpExample({ m: 'm={{media}}\nm=audio {{$rtpPort}} RTP/AVP 0' }),
    ],
    bad: [
      sdpExample({ m: 'm=audio\n^^^^^^^ The port is missing' }),
      sdpExample({ m: 'm=audio 49170\n^^^^^^^^^^^^^ The protocol is missing' }),
      sdpExample({ m: 'm=audio 49170 RTP/AVP\n^^^^^^^^^^^^^^^^^^^^^ The formats are missing' }),
      sdpExample({ m: 'm=audio 65536 RTP/AVP 0\n        ^^^^^ 65536 is no port: that is a number from 0 to 65535' }),
      sdpExample({ m: 'm=audio RTP/AVP 0\n        ^^^ RTP is no port: that is a number from 0 to 65535' }),
      sdpExample({ m: 'm=audio 49170/0 RTP/AVP 0\n              ^ 0 is no number of ports' }),
      sdpExample({
        m: 'm=audio 49170 RTP/AVP 0 128\n                        ^^^ 128 is no payload type: that is a number from 0 to 127',
      }),
      sdpExample({
        m: 'm=audio 49170 RTP/AVP PCMU\n                      ^^^^ PCMU is no payload type: that is a number from 0 to 127',
      }),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    for (const { media } of sdp.media) if (!isLineBeingTyped(sdp, media)) checkMedia(sdp, media, report);
  },
});

function checkMedia(sdp: CheckedSdp, line: SdpMedia, report: Report): void {
  const { port, count, proto, formats } = line;
  if (port !== undefined && !isTemplated(port) && !isNumber(port, 0, 65_535)) {
    report(port, { what: 'bad-port', args: { port: port.text } });
    return;
  }
  const missing = missingPart(line);
  if (missing !== undefined && !isTemplated(line.value)) {
    report(lineSpan(sdp, line), { what: missing });
    return;
  }
  if (count !== undefined && !isTemplated(count) && !isNumber(count, 1, 65_535)) {
    report(count, { what: 'bad-count', args: { count: count.text } });
  }
  if (!isRtp(proto?.text ?? '')) return;
  for (const format of formats) {
    if (isTemplated(format) || isNumber(format, 0, 127)) continue;
    report(format, { what: 'bad-format', args: { format: format.text } });
  }
}

function missingPart({ media, port, proto, formats }: SdpMedia): string | undefined {
  if (media === undefined) return 'no-media';
  if (port === undefined) return 'no-port';
  if (proto === undefined) return 'no-proto';
  return formats.length === 0 ? 'no-formats' : undefined;
}

function isNumber({ text }: Token, least: number, most: number): boolean {
  return /^\d{1,9}$/u.test(text) && Number(text) >= least && Number(text) <= most;
}
