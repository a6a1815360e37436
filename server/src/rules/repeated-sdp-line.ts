/** A line of a session description that stands twice where it may stand once. */

import { lineType } from '../sip/bodies/sdp/lines.ts';
import type { SdpLine } from '../sip/bodies/sdp.ts';
import { guess, remove } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, letterOf, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'repeated-sdp-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 8866 §5',
  examples: {
    good: [sdpExample({ t: 't=0 0\nt=3034423619 3042462419' }, 'c=IN IP4 233.252.0.1/127', 'c=IN IP4 233.252.0.2/127')],
    bad: [
      sdpExample({ s: 's=-\ns=A call\n^^^^^^^^ The line s= stands once at most; one stands above' }),
      sdpExample({
        c: 'c=IN IP4 192.0.2.1\nc=IN IP4 192.0.2.2\n^^^^^^^^^^^^^^^^^^ The line c= stands once at most; one stands above',
      }),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    checkLines(sdp, sdp.session.lines, false, report);
    for (const { lines } of sdp.media) checkLines(sdp, lines, true, report);
  },
});

function checkLines(sdp: CheckedSdp, lines: readonly SdpLine[], inMedia: boolean, report: Report): void {
  const seen = new Set<string>();
  for (const line of lines) {
    const letter = letterOf(line);
    const type = lineType(letter);
    if (type?.once === undefined || (inMedia && (type.once === 'session' || type.inMedia === undefined))) continue;
    if (seen.has(letter) && !isLineBeingTyped(sdp, line)) {
      const fixes = [guess('remove', keepingLength(sdp, remove(line)))];
      const severity = 'vosc'.includes(letter) ? 'error' : 'warning';
      report(lineSpan(sdp, line), { args: { letter }, severity, fixes, covers: line });
    }
    seen.add(letter);
  }
}
