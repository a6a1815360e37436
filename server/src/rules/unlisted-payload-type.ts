/** An attribute about a payload type that the `m=` line above does not list. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { isRtp } from '../sip/bodies/sdp/terms.ts';
import { Fmtp } from '../sip/bodies/sdp/values/fmtp.ts';
import { Rid } from '../sip/bodies/sdp/values/streams.ts';
import type { MediaSection, SdpAttribute } from '../sip/bodies/sdp.ts';
import { spanOf, type Token } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, remove } from './common/fixes.ts';
import { payloadTypeOf } from './common/payload-types.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const aboutPayloadTypes: ReadonlySet<string> = new Set(['rtpmap', 'fmtp', 'rtcp-fb', 'rid', 'imageattr']);

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
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 96' },
        'a=rtpmap:96 rtx/90000',
        'a=fmtp:96 apt=97\n              ^^ The m= line does not list the payload type 97',
      ),
      sdpExample({}, 'a=fmtp:101 0-15\n       ^^^ The m= line does not list the payload type 101'),
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 96' },
        'a=rtpmap:96 H264/90000',
        'a=imageattr:97 send *\n            ^^ The m= line does not list the payload type 97',
      ),
    ],
  },
  about: { attributes: [...aboutPayloadTypes], traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    if (!sdp.isWhole) return;
    for (const section of sdp.media) checkSection(sdp, section, report);
  },
});

/** One payload type is reported once, whatever else is said of it further down. */
function checkSection(sdp: CheckedSdp, { media, lines }: MediaSection, report: Report): void {
  const last = media.formats.at(-1);
  if (!isRtp(media.proto?.text ?? '') || last === undefined || isTemplated(media.value)) return;
  // Of formats that are no payload types another rule speaks.
  for (const { text } of media.formats) if (!isPayloadType(text)) return;
  const known = new Set(media.formats.map(({ text }) => text));
  for (const line of lines) {
    if (line.kind !== 'attribute' || !aboutPayloadTypes.has(line.name.text) || isLineBeingTyped(sdp, line)) continue;
    for (const type of typesIn(line)) {
      if (!isPayloadType(type.text) || known.has(type.text)) continue;
      const listing = keepingLength(sdp, [insert(last.end, ` ${type.text}`)]);
      const fixes = [guess('list', listing, { number: type.text }), guess('remove', keepingLength(sdp, remove(line)))];
      report(type, { args: { number: type.text }, fixes });
      known.add(type.text);
    }
  }
}

/** The payload type that an attribute is about, and those that it repairs or repeats: RFC 4588 §8.1, RFC 2198, RFC 8851 §5. */
function typesIn(line: SdpAttribute): readonly Token[] {
  if (line.name.text === 'rid') return attributesIn([line], Rid)[0]?.value.formats ?? [];
  const own = payloadTypeOf(line);
  if (own === undefined || line.name.text !== 'fmtp') return own === undefined ? [] : [own];
  const fmtp = attributesIn([line], Fmtp)[0]?.value;
  if (fmtp === undefined) return [own];
  const repairs = fmtp.params.flatMap(({ name, value }) => (name.text === 'apt' && value !== undefined ? [value] : []));
  return [own, ...repairs, ...repeatedIn(fmtp.text)];
}

/** `98/98/98` of redundant data. */
function repeatedIn({ start, text }: Token): readonly Token[] {
  if (!/^\d{1,3}(?:\/\d{1,3})+$/u.test(text)) return [];
  return Array.from(text.matchAll(/\d+/gu), ({ 0: type, index }) => ({
    ...spanOf(start + index, start + index + type.length),
    text: type,
  }));
}

function isPayloadType(text: string): boolean {
  return /^\d{1,3}$/u.test(text) && Number(text) <= 127;
}
