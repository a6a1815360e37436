/** `a=rtcp-mux-only` without `a=rtcp-mux`. */

import { guess } from './common/fixes.ts';
import { attributeIn, hasAttribute, insertLine, isSectionDone, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-rtcp-mux',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8858 §4',
  examples: {
    good: [sdpExample({}, 'a=rtcp-mux', 'a=rtcp-mux-only')],
    bad: [sdpExample({}, 'a=rtcp-mux-only\n^^^^^^^^^^^^^^^ a=rtcp-mux has to stand beside a=rtcp-mux-only')],
  },
  about: { attributes: ['rtcp-mux-only'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const only = attributeIn(section.lines, 'rtcp-mux-only');
      if (only === undefined || hasAttribute(section.lines, 'rtcp-mux') || !isSectionDone(sdp, section)) continue;
      report(lineSpan(sdp, only), { fixes: [guess('insert', insertLine(sdp, section, 'a=rtcp-mux'))] });
    }
  },
});
