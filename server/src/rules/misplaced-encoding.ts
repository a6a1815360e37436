/** An encoding of pictures in a stream of sound, or of sound in one of pictures. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { encodingNamed } from '../sip/bodies/sdp/encodings.ts';
import { Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import { isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const kinds: ReadonlySet<string> = new Set(['audio', 'video']);

export default defineRule({
  name: 'misplaced-encoding',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §6.6',
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170 RTP/AVP 96' }, 'a=rtpmap:96 opus/48000/2'),
      sdpExample({ m: 'm=video 49170 RTP/AVP 96' }, 'a=rtpmap:96 X-OWN/90000'),
    ],
    bad: [
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 H264/90000\n            ^^^^ H264 is an encoding of video, and this stream is audio',
      ),
    ],
  },
  about: { attributes: ['rtpmap'], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const { media, lines } of sdp.media) {
      const stream = media.media?.text.toLowerCase() ?? '';
      if (!kinds.has(stream)) continue;
      for (const { line, value } of attributesIn(lines, Rtpmap)) {
        const encoding = encodingNamed(value.encoding.text);
        if (encoding === undefined || encoding.media === stream || !kinds.has(encoding.media)) continue;
        if (isLineBeingTyped(sdp, line)) continue;
        report(value.encoding, { args: { encoding: encoding.name, media: encoding.media, stream } });
      }
    }
  },
});
