/** A `y=` or `f=` line that is not as GB/T 28181 has it. */

import { isSdpField, type SdpField } from '../sip/bodies/sdp.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { type CheckedSdp, isLineBeingTyped, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

/** `v/`, five parts of video, `a/`, three parts of audio, each of them empty or a number; the resolution may be `1920x1080`. */
const mediaParameters = /^v\/(?:[^/]*\/){4}[^/]*a\/(?:[^/]*\/){2}[^/]*$/u;

export default defineRule({
  name: 'malformed-gb28181-line',
  severity: 'warning',
  basis: 'must',
  spec: 'GB/T 28181',
  hides: ['nonstandard-sdp-line'],
  examples: {
    good: [sdpExample({}, 'y=0100000001', 'f=v/2/5/25/1/4000a///'), sdpExample({}, 'f=')],
    bad: [
      sdpExample({}, 'y=01000001\n  ^^^^^^^^ y= takes the SSRC as ten digits'),
      sdpExample({}, 'f=H264\n  ^^^^ f= takes: v/encoding/resolution/frames/rate-type/ratea/encoding/rate/sampling'),
    ],
  },
  about: { letters: ['y', 'f'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (isSdpField(line) && line.kind === 'text') checkLine(sdp, line, report);
    }
  },
});

function checkLine(sdp: CheckedSdp, line: SdpField, report: Report): void {
  const { letter, value } = line;
  if (isTemplated(value) || isLineBeingTyped(sdp, line)) return;
  if (letter.text === 'y') checkSource(sdp, line, value, report);
  if (letter.text === 'f' && value.text !== '' && !mediaParameters.test(value.text.trim()))
    report(value, { what: 'media' });
}

function checkSource(sdp: CheckedSdp, line: SdpField, value: Token, report: Report): void {
  if (/^\d{10}$/u.test(value.text.trim())) return;
  report(value.text === '' ? lineSpan(sdp, line) : value);
}
