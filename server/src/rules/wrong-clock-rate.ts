/** A clock rate, or a number of channels, that an encoding cannot have. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { type Encoding, encodingNamed, mappingOf } from '../sip/bodies/sdp/encodings.ts';
import { type RtpMap, Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'wrong-clock-rate',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §6.6',
  examples: {
    good: [
      sdpExample({ m: 'm=audio 49170 RTP/AVP 96 97' }, 'a=rtpmap:96 L16/16000', 'a=rtpmap:97 AMR-WB/16000/1'),
      sdpExample({ m: 'm=audio 49170 RTP/AVP 96' }, 'a=rtpmap:96 telephone-event/48000'),
    ],
    bad: [
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 opus/48000\n            ^^^^^^^^^^ opus is always written as opus/48000/2',
      ),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 AMR-WB/8000\n                   ^^^^ AMR-WB has the clock rate 16000',
      ),
    ],
  },
  about: { attributes: ['rtpmap'], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const { lines } of sdp.media) {
      for (const { line, value } of attributesIn(lines, Rtpmap)) {
        const encoding = encodingNamed(value.encoding.text);
        if (encoding === undefined || isLineBeingTyped(sdp, line) || isRight(value, encoding)) continue;
        const { clockRates = [], channels, spec } = encoding;
        const [rate = ''] = clockRates;
        const written = channels === undefined ? String(rate) : mappingOf(encoding);
        const span = channels === undefined ? value.clockRate : value.mapping;
        report(span, {
          what: channels === undefined ? 'what' : 'written',
          args: { encoding: encoding.name, written: channels === undefined ? clockRates.join(', ') : written },
          spec,
          fixes: [guess('replace', keepingLength(sdp, replaceBy(span, written)), { written })],
        });
      }
    }
  },
});

/** RFC 7587 §7: Opus always says two channels. */
function isRight({ clockRate, channels }: RtpMap, encoding: Encoding): boolean {
  if (encoding.clockRates?.includes(Number(clockRate.text)) === false) return false;
  return encoding.channels === undefined || Number(channels?.text ?? 1) === encoding.channels;
}
