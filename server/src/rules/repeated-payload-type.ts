/** A format that an `m=` line lists twice. */

import { spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, remove } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-payload-type',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §5.14',
  examples: {
    good: [sdpExample({ m: 'm=audio 49170 RTP/AVP 0 8 {{type}} {{type}}' })],
    bad: [sdpExample({ m: 'm=audio 49170 RTP/AVP 0 8 0\n                          ^ The format 0 is listed twice' })],
  },
  about: { traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const { media } of sdp.media) {
      if (media.formats.length < 2 || isLineBeingTyped(sdp, media)) continue;
      const seen = new Set<string>();
      for (const format of media.formats) {
        if (seen.has(format.text) && !isTemplated(format)) {
          const fixes = [guess('remove', keepingLength(sdp, remove(spanOf(format.start - 1, format.end))))];
          report(format, { args: { format: format.text }, fixes });
        }
        seen.add(format.text);
      }
    }
  },
});
