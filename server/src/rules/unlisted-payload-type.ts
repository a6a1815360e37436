/** An attribute about a payload type that the `m=` line above does not list. */

import { isRtp } from '../sip/bodies/sdp/terms.ts';
import type { MediaSection } from '../sip/bodies/sdp.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { payloadTypeOf } from './common/payload-types.ts';
import { type CheckedSdp, isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const aboutPayloadTypes: ReadonlySet<string> = new Set(['rtpmap', 'fmtp', 'rtcp-fb']);

export default defineRule({
  name: 'unlisted-payload-type',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §6.6',
  examples: {
    good: [
      sdpExample({}, 'a=rtpmap:0 PCMU/8000', 'a=rtcp-fb:* nack'),
      sdpExample({ m: 'm=audio 49170 RTP/AVP {{types}}' }, 'a=rtpmap:96 opus/48000/2'),
    ],
    bad: [
      sdpExample({}, 'a=rtpmap:8 PCMA/8000\n         ^ The m= line does not list the payload type 8'),
      sdpExample({}, 'a=fmtp:101 0-15\n       ^^^ The m= line does not list the payload type 101'),
    ],
  },
  checkSdp(sdp, report) {
    if (!sdp.isWhole) return;
    for (const section of sdp.media) checkSection(sdp, section, report);
  },
});

/** One payload type is reported once, whatever else is said of it further down. */
function checkSection(sdp: CheckedSdp, { media, lines }: MediaSection, report: Report): void {
  if (!isRtp(media.proto?.text ?? '') || media.formats.length === 0 || isTemplated(media.value)) return;
  const known = new Set(media.formats.map(({ text }) => text));
  for (const line of lines) {
    if (line.kind !== 'attribute' || !aboutPayloadTypes.has(line.name.text) || isLineBeingTyped(sdp, line)) continue;
    const type = payloadTypeOf(line);
    if (type === undefined || !/^\d+$/u.test(type.text) || Number(type.text) > 127 || known.has(type.text)) continue;
    report(type, { args: { number: type.text } });
    known.add(type.text);
  }
}
