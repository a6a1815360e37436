/** An INVITE for a stream without the `y=` line that says its SSRC. */

import { sdp } from '../sip/bodies/sdp.ts';
import { marked } from './common/examples.ts';
import { checkedSdps, isSectionDone, lineWith } from './common/sdp.ts';
import { methodOf } from './common/start-lines.ts';
import { streamInvite } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-ssrc',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [streamInvite({})],
    bad: [marked(streamInvite({ m: '«m=video 6000 RTP/AVP 96»', y: '' }), 'No y= line says the SSRC of the stream')],
  },
  about: { methods: ['INVITE'], parts: [sdp] },
  checkBlock(block, report, context) {
    if (block.message === undefined || methodOf(block.message) !== 'INVITE') return;
    const [sdp] = checkedSdps(block, context);
    const section = sdp?.media[0];
    if (sdp === undefined || section === undefined || !sdp.isWhole) return;
    const isStream = section.media.media?.text === 'video' && section.media.port?.text !== '0';
    if (isStream && sdp.isDone && isSectionDone(sdp, section) && lineWith(sdp, 'y') === undefined) {
      report({ start: section.media.start, end: section.media.value.end });
    }
  },
});
