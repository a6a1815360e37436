/** A stream that is only wanted inside a bundle, but has a port of its own. */

import { guess, replaceBy } from './common/fixes.ts';
import { hasAttribute, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'bundle-only-port',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 9143 §6',
  examples: {
    good: [sdpExample({ m: 'm=audio 0 RTP/AVP 0' }, 'a=bundle-only')],
    bad: [
      sdpExample({ m: 'm=audio 49170 RTP/AVP 0\n        ^^^^^ With a=bundle-only the port is 0' }, 'a=bundle-only'),
    ],
  },
  about: { startLine: 'request', attributes: ['bundle-only'] },
  checkSdp(sdp, report) {
    if (sdp.block.message?.startLine.kind !== 'request') return;
    for (const { media, lines } of sdp.media) {
      const { port } = media;
      if (port === undefined || !/^[1-9]\d*$/u.test(port.text) || !hasAttribute(lines, 'bundle-only')) continue;
      if (isLineBeingTyped(sdp, media)) continue;
      report(port, { fixes: [guess('replace', keepingLength(sdp, replaceBy(port, '0')))] });
    }
  },
});
