/** A `k=` line, which SDP no longer has. */

import { isSdpField } from '../sip/bodies/sdp.ts';
import { guess, remove } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'obsolete-sdp-key',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 8866 §5.12',
  examples: {
    good: [sdpExample({})],
    bad: [sdpExample({ t: 't=0 0\nk=prompt\n^^^^^^^^ k= must not be used any more' })],
  },
  about: { letters: ['k'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (!isSdpField(line) || line.letter.text !== 'k' || isLineBeingTyped(sdp, line)) continue;
      report(lineSpan(sdp, line), { fixes: [guess('remove', keepingLength(sdp, remove(line)))] });
    }
  },
});
