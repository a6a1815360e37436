/** An `a=rtpmap` that gives another meaning to a payload type whose meaning is fixed. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { type PayloadType, payloadType } from '../sip/bodies/sdp/payload-types.ts';
import { type RtpMap, Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'contradicting-rtpmap',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3551 §6',
  hides: ['wrong-clock-rate'],
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170 RTP/AVP 4 18' }, 'a=rtpmap:4 G7231/8000', 'a=rtpmap:18 G729a/8000'),
      sdpExample({}, 'a=rtpmap:0 pcmu/8000/1'),
    ],
    bad: [
      sdpExample({}, 'a=rtpmap:0 PCMA/8000\n           ^^^^^^^^^ The payload type 0 always stands for PCMU/8000'),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 9' },
        'a=rtpmap:9 G722/16000\n           ^^^^^^^^^^ The payload type 9 always stands for G722/8000',
      ),
    ],
  },
  about: { attributes: ['rtpmap'], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const { lines } of sdp.media) {
      for (const { line, value } of attributesIn(lines, Rtpmap)) {
        const known = payloadType(value.number);
        if (known === undefined || isLineBeingTyped(sdp, line) || says(value, known)) continue;
        const mapping = writtenOf(known);
        const fixes = [guess('replace', keepingLength(sdp, replaceBy(value.mapping, mapping)), { mapping })];
        report(value.mapping, { args: { number: known.number, mapping }, fixes });
      }
    }
  },
});

/** Names of encodings compare without regard to case; G723.1, G7231 and G729a are common for G723 and G729. */
function says({ encoding, clockRate, channels }: RtpMap, known: PayloadType): boolean {
  const isSame = encoding.text.toLowerCase().startsWith(known.encoding.toLowerCase());
  const isFast = Number(clockRate.text) === known.clockRate;
  return isSame && isFast && Number(channels?.text ?? 1) === (known.channels ?? 1);
}

function writtenOf({ encoding, clockRate, channels = 1 }: PayloadType): string {
  return `${encoding}/${clockRate}${channels > 1 ? `/${channels}` : ''}`;
}
