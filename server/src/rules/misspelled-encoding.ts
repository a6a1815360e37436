/** An encoding that nobody knows, whose name is all but that of one that is. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { encodingNamed, encodingNames } from '../sip/bodies/sdp/encodings.ts';
import { Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import { nearest } from '../sip/nearest.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

/** Names with digits differ by one of them from others that are as good, such as H264 and H266. */
const names = encodingNames.filter((name) => /^[a-z-]{4,}$/iu.test(name));

export default defineRule({
  name: 'misspelled-encoding',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §6.6',
  examples: {
    good: [sdpExample({ m: 'm=audio 49170 RTP/AVP 96 97' }, 'a=rtpmap:96 SILK/8000', 'a=rtpmap:97 X-opus/48000')],
    bad: [
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 96' },
        'a=rtpmap:96 H.264/90000\n            ^^^^^ Nobody knows an encoding H.264; did you mean H264?',
      ),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 101' },
        'a=rtpmap:101 telephone-events/8000\n             ^^^^^^^^^^^^^^^^ Nobody knows an encoding telephone-events; did you mean telephone-event?',
      ),
    ],
  },
  about: { attributes: ['rtpmap'], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const { lines } of sdp.media) {
      for (const { line, value } of attributesIn(lines, Rtpmap)) {
        const { encoding } = value;
        if (isLineBeingTyped(sdp, line) || encodingNamed(encoding.text) !== undefined) continue;
        const meant = meantBy(encoding.text);
        if (meant === undefined) continue;
        const fixes = [guess('replace', keepingLength(sdp, replaceBy(encoding, meant)), { meant })];
        report(encoding, { args: { name: encoding.text, meant }, fixes, covers: line });
      }
    }
  },
});

/** Digits tell encodings apart; signs between letters and digits are put in by those who write as they speak. */
function meantBy(text: string): string | undefined {
  if (/^[a-z-]{4,}$/iu.test(text)) return nearest(text, names, 1);
  const plain = text.toLowerCase().replaceAll(/[^a-z\d]/gu, '');
  if (plain.length < 4 || !/^[a-z][\w.-]+$/iu.test(text)) return undefined;
  return encodingNames.find((name) => name.toLowerCase().replaceAll(/[^a-z\d]/gu, '') === plain);
}
