/** A payload type without a meaning of its own, to which no `a=rtpmap` gives one. */

import { isRtp } from '../sip/bodies/sdp/terms.ts';
import type { MediaSection } from '../sip/bodies/sdp.ts';
import { mappedTypes } from './common/payload-types.ts';
import { type CheckedSdp, isSectionDone, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

/** RFC 3551 §3, §6: those below have a meaning, are reserved, or were once proposed. */
const lowestWithoutMeaning = 35;

export default defineRule({
  name: 'missing-rtpmap',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §6.6',
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170 RTP/AVP 0 96' }, 'a=rtpmap:96 opus/48000/2'),
      sdpExample({ m: 'm=audio 0 RTP/AVP 96' }),
      sdpExample({ m: 'm=audio 49170 RTP/AVP 96' }, 'a=rtpmap:{{type}} opus/48000/2'),
    ],
    bad: [
      sdpExample(
        {
          m: 'm=audio 49170 RTP/AVP 0 96\n                        ^^ No a=rtpmap says what the payload type 96 stands for',
        },
        'a=rtpmap:0 PCMU/8000',
      ),
    ],
  },
  about: { traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    if (!sdp.isWhole) return;
    for (const section of sdp.media) checkSection(sdp, section, report);
  },
});

function checkSection(sdp: CheckedSdp, section: MediaSection, report: Report): void {
  const { media, lines } = section;
  if (media.port?.text === '0' || !isRtp(media.proto?.text ?? '') || !isSectionDone(sdp, section)) return;
  const mapped = mappedTypes(lines);
  if (mapped === undefined) return;
  for (const format of media.formats) {
    const number = /^\d{1,3}$/u.test(format.text) ? Number(format.text) : -1;
    if (number < lowestWithoutMeaning || number > 127 || mapped.has(number)) continue;
    report(format, { args: { number } });
  }
}
