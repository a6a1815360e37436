/** An SSRC in `y=` that says another kind of stream than the name of the session. */

import { spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { marked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, lineWith } from './common/sdp.ts';
import { streamInvite } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

/** The first digit of the SSRC: 0 for a live stream, 1 for one of the past. */
const firstDigits: Readonly<Record<string, string>> = { play: '0', playback: '1', download: '1' };

export default defineRule({
  name: 'mismatched-ssrc',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [
      streamInvite({}),
      streamInvite({ s: `s=Playback\nu=34020000001320000001:0`, t: 't=1700000000 1700003600', y: 'y=1200000001' }),
      streamInvite({ y: 'y={{ssrc}}' }),
    ],
    bad: [
      marked(streamInvite({ y: 'y=«9»200000001' }), 'A stream of Play begins with 0'),
      marked(
        streamInvite({ s: `s=Playback\nu=34020000001320000001:0`, t: 't=1700000000 1700003600', y: 'y=«0»200000001' }),
        'A stream of Playback begins with 1',
      ),
    ],
  },
  about: { letters: ['y'] },
  checkSdp(sdp, report) {
    const line = lineWith(sdp, 'y');
    if (line === undefined || isTemplated(line.value) || isLineBeingTyped(sdp, line)) return;
    const { value } = line;
    // Another rule says what is no number of ten digits.
    if (!/^\d{10}$/u.test(value.text.trim())) return;
    const name = lineWith(sdp, 's')?.value.text.trim() ?? '';
    const digit = firstDigits[name.toLowerCase()];
    if (digit === undefined || value.text.startsWith(digit)) return;
    const first = spanOf(value.start, value.start + 1);
    report(first, {
      args: { name, digit },
      fixes: [guess('replace', replaceBy(first, digit), { digit })],
    });
  },
});
