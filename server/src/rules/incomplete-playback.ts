/** A description that asks for a record without saying whose, or from when to when. */

import { marked } from './common/examples.ts';
import { lineSpan, lineWith } from './common/sdp.ts';
import { camera, streamInvite } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

const past = 't=1700000000 1700003600';

export default defineRule({
  name: 'incomplete-playback',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [streamInvite({ s: `s=Playback\nu=${camera}:0`, t: past, y: 'y=1200000001' })],
    bad: [
      marked(
        streamInvite({ s: '«s=Playback»', t: past, y: 'y=1200000001' }),
        'Playback needs a u= line that says whose record is meant',
      ),
      marked(
        streamInvite({ s: `s=Download\nu=${camera}:0`, t: '«t=0 0»', y: 'y=1200000001' }),
        'Download needs the times of the record in t=',
      ),
    ],
  },
  checkSdp(sdp, report) {
    const name = lineWith(sdp, 's');
    const mode = name?.value.text.trim() ?? '';
    if (name === undefined || !sdp.isDone || !sdp.isWhole) return;
    if (!/^(?:playback|download)$/iu.test(mode)) return;
    if (lineWith(sdp, 'u') === undefined) report(lineSpan(sdp, name), { what: 'source', args: { mode } });
    const time = lineWith(sdp, 't');
    if (time !== undefined && /^0\s+0$/u.test(time.value.text.trim())) report(lineSpan(sdp, time), { args: { mode } });
  },
});
