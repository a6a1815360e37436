/** A payload type that stands for one codec in one stream of a bundle, and for another in another. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import { bundledIn } from './common/bundles.ts';
import { isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const session = { t: 't=0 0\na=group:BUNDLE a b', m: 'm=audio 49170 RTP/AVP 96' };
const first = [
  'a=mid:a',
  'a=rtcp-mux',
  'a=rtpmap:96 opus/48000/2',
  'm=audio 49172 RTP/AVP 96',
  'a=mid:b',
  'a=rtcp-mux',
];

export default defineRule({
  name: 'reused-payload-type',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 9143 §9.1.1',
  examples: {
    good: [sdpExample(session, ...first, 'a=rtpmap:96 OPUS/48000/2')],
    bad: [
      sdpExample(
        session,
        ...first,
        'a=rtpmap:96 AMR-WB/16000\n         ^^ In another stream of the bundle 96 stands for opus/48000/2',
      ),
    ],
  },
  about: { attributes: ['group'] },
  checkSdp(sdp, report) {
    for (const { streams } of bundledIn(sdp)) {
      const meanings = new Map<string, { readonly written: string; readonly stream: object }>();
      for (const stream of streams) {
        for (const { line, value } of attributesIn(stream.lines, Rtpmap)) {
          const { payloadType, encoding, clockRate, channels } = value;
          const written = [encoding.text, clockRate.text, channels?.text]
            .filter((part) => part !== undefined)
            .join('/');
          const before = meanings.get(payloadType.text);
          if (before === undefined) meanings.set(payloadType.text, { written, stream });
          else if (before.stream !== stream && !isSameCodec(before.written, written) && !isLineBeingTyped(sdp, line))
            report(payloadType, { args: { number: payloadType.text, codec: before.written } });
        }
      }
    }
  },
});

/** One channel need not be written: RFC 8866 §6.6. */
function isSameCodec(one: string, other: string): boolean {
  const [plain, otherPlain] = [one, other].map((each) => each.toLowerCase().replace(/^([^/]+\/\d+)\/1$/u, '$1'));
  return plain === otherPlain;
}
