/** A line that GB/T 28181 adds to SDP: `y=` and `f=`. */

import { lineType, lineTypes } from '../sip/bodies/sdp/lines.ts';
import { isSdpField } from '../sip/bodies/sdp.ts';
import { guess, remove } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const foreignLetters = lineTypes.filter(({ foreign }) => foreign === true).map(({ letter }) => letter);

export default defineRule({
  name: 'nonstandard-sdp-line',
  severity: 'hint',
  basis: 'must',
  inProfile: { gb28181: { what: 'off' } },
  spec: 'RFC 8866 §5',
  examples: {
    good: [sdpExample({}, 'a=sendrecv')],
    bad: [sdpExample({}, 'y=0100000001\n^ SDP has no line y=; only video surveillance by GB/T 28181 understands it')],
  },
  about: { letters: foreignLetters },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (!isSdpField(line) || isLineBeingTyped(sdp, line)) continue;
      const letter = line.letter.text;
      if (lineType(letter)?.foreign === true)
        report(line.letter, { args: { letter }, fixes: [guess('remove', keepingLength(sdp, remove(line)))] });
    }
  },
});
