/** `a=rtcp-mux-only` without `a=rtcp-mux`, or an offer to bundle a stream without it. */

import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { bundledIn, isFirstOffer } from './common/bundles.ts';
import { guess } from './common/fixes.ts';
import { attributeIn, hasAttribute, insertLine, isSectionDone, isUsed, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'missing-rtcp-mux',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8858 §4',
  examples: {
    good: [sdpExample({}, 'a=rtcp-mux', 'a=rtcp-mux-only')],
    bad: [
      sdpExample({}, 'a=rtcp-mux-only\n^^^^^^^^^^^^^^^ a=rtcp-mux has to stand beside a=rtcp-mux-only'),
      sdpExample(
        {
          t: 't=0 0\na=group:BUNDLE a',
          m: `${audio}\n${'^'.repeat(audio.length)} A stream is offered in a bundle with a=rtcp-mux`,
        },
        'a=mid:a',
      ),
    ],
  },
  about: { attributes: ['rtcp-mux-only', 'group'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    const bundled = new Set(isFirstOffer(sdp) ? bundledIn(sdp).flatMap(({ streams }) => streams) : []);
    for (const section of sdp.media) {
      if (hasAttribute(section.lines, 'rtcp-mux') || !isSectionDone(sdp, section)) continue;
      const only = attributeIn(section.lines, 'rtcp-mux-only');
      const isMissed = bundled.has(section) && isRtp(section.media.proto?.text ?? '') && isUsed(section);
      if (only === undefined && (!isMissed || hasAttribute(section.lines, 'bundle-only'))) continue;
      report(lineSpan(sdp, only ?? section.media), {
        ...(only === undefined && { what: 'bundled', spec: 'RFC 9143 §9.3.1.1' }),
        fixes: [guess('insert', insertLine(sdp, section, 'a=rtcp-mux'))],
      });
    }
  },
});
