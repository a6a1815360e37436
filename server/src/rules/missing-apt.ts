/** A format that repeats lost packets, and does not say of which other format. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Fmtp } from '../sip/bodies/sdp/values/fmtp.ts';
import { Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import { isSectionDone, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const video = ['a=rtpmap:96 VP8/90000', 'a=rtpmap:97 rtx/90000'];

export default defineRule({
  name: 'missing-apt',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4588 §8.1',
  examples: {
    good: [sdpExample({ m: 'm=video 49170 RTP/AVPF 96 97' }, ...video, 'a=fmtp:97 apt=96;rtx-time=3000')],
    bad: [
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 31 97' },
        'a=rtpmap:97 rtx/90000',
        'a=fmtp:97 apt=97\n              ^^ A format cannot repeat itself',
      ),
      sdpExample(
        { m: 'm=video 49170 RTP/AVPF 96 97' },
        video[0] ?? '',
        `${video[1]}\n         ^^ No a=fmtp:97 apt= says which format this one repeats`,
      ),
    ],
  },
  about: { attributes: ['rtpmap'], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      for (const { value } of attributesIn(section.lines, Rtpmap)) {
        const { encoding, payloadType } = value;
        if (encoding.text.toLowerCase() !== 'rtx' || !isSectionDone(sdp, section)) continue;
        const own = attributesIn(section.lines, Fmtp).filter((each) => each.value.format.text === payloadType.text);
        const isMapped = own.some((each) => each.value.params.some(({ name }) => name.text.toLowerCase() === 'apt'));
        if (!isMapped) report(payloadType, { args: { number: payloadType.text } });
        for (const { name, value: format } of own.flatMap((each) => each.value.params)) {
          if (name.text.toLowerCase() === 'apt' && format?.text === payloadType.text)
            report(format, { what: 'itself' });
        }
      }
    }
  },
});
