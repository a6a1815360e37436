/** Two streams with the same name. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Mid } from '../sip/bodies/sdp/values/streams.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { attributesOf, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-mid',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 5888 §4',
  hides: ['unknown-mid'],
  examples: {
    good: [sdpExample({}, 'a=mid:1', 'm=video 49172 RTP/AVP 31', 'a=mid:2')],
    bad: [sdpExample({}, 'a=mid:1', 'm=video 49172 RTP/AVP 31', 'a=mid:1\n      ^ Another stream is called 1 already')],
  },
  about: { attributes: ['mid'] },
  checkSdp(sdp, report) {
    if (sdp.media.length < 2) return;
    const all = new Set(attributesOf(sdp, Mid).map(({ value }) => value.text));
    const seen = new Set<string>();
    for (const { lines } of sdp.media) {
      const [found] = attributesIn(lines, Mid);
      if (found === undefined) continue;
      const { line, value } = found;
      if (seen.has(value.text) && !isLineBeingTyped(sdp, line)) {
        let number = 1;
        while (all.has(String(number))) number += 1;
        const fixes = [guess('replace', keepingLength(sdp, replaceBy(value, String(number))), { mid: number })];
        report(value, { args: { mid: value.text }, fixes });
      }
      seen.add(value.text);
    }
  },
});
