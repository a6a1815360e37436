/** Two header extensions of one stream under the same number. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Extmap } from '../sip/bodies/sdp/values/rtcp.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-extmap-id',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8285 §5',
  examples: {
    good: [
      sdpExample(
        {},
        'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
        'a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid',
      ),
      sdpExample(
        {},
        'a=extmap:4096 urn:ietf:params:rtp-hdrext:toffset',
        'a=extmap:4096 urn:ietf:params:rtp-hdrext:sdes:mid',
      ),
    ],
    bad: [
      sdpExample(
        {},
        'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
        'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\n         ^ Another header extension of this stream has the number 1 already',
      ),
    ],
  },
  about: { attributes: ['extmap'] },
  checkSdp(sdp, report) {
    for (const { lines } of sectionsOf(sdp)) {
      const seen = new Map<number, string>();
      for (const { line, value } of attributesIn(lines, Extmap)) {
        const { id, number, uri } = value;
        const before = seen.get(number);
        // RFC 8285 §7: from 4096 on several may share a number, of which the answerer takes one.
        if (before !== undefined && number < 4096 && !isLineBeingTyped(sdp, line)) {
          const free = String(Math.max(...seen.keys()) + 1);
          const isSame = before === uri.text;
          const fixes = isSame ? [] : [guess('replace', keepingLength(sdp, replaceBy(id, free)), { free })];
          report(id, { args: { id: number }, fixes });
        }
        seen.set(number, uri.text);
      }
    }
  },
});
