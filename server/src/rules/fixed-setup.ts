/** A first offer of a stream over DTLS that leaves no choice which side begins. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { dtlsProtos, isDtls } from '../sip/bodies/sdp/terms.ts';
import { Setup } from '../sip/bodies/sdp/values/words.ts';
import { isFirstOffer } from './common/bundles.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const fingerprint = 'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB';
const media = 'm=audio 49170 UDP/TLS/RTP/SAVPF 0';

export default defineRule({
  name: 'fixed-setup',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 8842 §5.2',
  examples: {
    good: [sdpExample({ m: media }, 'a=setup:actpass', fingerprint), sdpExample({ m: '' }, 'a=setup:active')],
    bad: [
      sdpExample({ m: media }, 'a=setup:holdconn\n        ^^^^^^^^ With DTLS holdconn is not used', fingerprint),
      sdpExample(
        { m: media },
        'a=setup:active\n        ^^^^^^ A first offer leaves it to the other side who begins DTLS: actpass',
        fingerprint,
      ),
    ],
  },
  about: { protos: dtlsProtos, attributes: ['setup'] },
  checkSdp(sdp, report) {
    if (sdp.media.some(({ media: { proto } }) => isDtls(proto?.text ?? ''))) checkHeld(sdp, report);
    if (
      !isFirstOffer(sdp) ||
      sdp.media.length === 0 ||
      !sdp.media.every(({ media: { proto } }) => isDtls(proto?.text ?? ''))
    )
      return;
    for (const { lines } of sectionsOf(sdp)) {
      for (const { line, value } of attributesIn(lines, Setup)) {
        if ((value.word !== 'active' && value.word !== 'passive') || isLineBeingTyped(sdp, line)) continue;
        report(value.token, { fixes: [guess('replace', keepingLength(sdp, replaceBy(value.token, 'actpass')))] });
      }
    }
  },
});

/** RFC 8842 §5.1: a connection of DTLS is not put off. */
function checkHeld(sdp: CheckedSdp, report: Report): void {
  for (const { lines } of sdp.media.filter(({ media: { proto } }) => isDtls(proto?.text ?? ''))) {
    for (const { line, value } of attributesIn(lines, Setup)) {
      if (value.word !== 'holdconn' || isLineBeingTyped(sdp, line)) continue;
      report(value.token, { what: 'held', severity: 'warning', spec: 'RFC 8842 §5.1' });
    }
  }
}
