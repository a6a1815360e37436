/** Two header extensions of one stream, or of one bundle, under the same number. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Extmap } from '../sip/bodies/sdp/values/rtcp.ts';
import type { MediaSection, SdpLine } from '../sip/bodies/sdp.ts';
import { bundledIn } from './common/bundles.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'repeated-extmap-id',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8285 §5',
  examples: {
    good: [
      sdpExample(
        {},
        'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
        'a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid',
      ),
      sdpExample(
        {},
        'a=extmap:4096 urn:ietf:params:rtp-hdrext:toffset',
        'a=extmap:4096 urn:ietf:params:rtp-hdrext:sdes:mid',
      ),
    ],
    bad: [
      sdpExample(
        {},
        'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
        'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\n         ^ Another header extension of this stream has the number 1 already',
      ),
      sdpExample(
        { t: 't=0 0\na=group:BUNDLE a b' },
        'a=mid:a',
        'a=rtcp-mux',
        'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid',
        'm=audio 49172 RTP/AVP 0',
        'a=mid:b',
        'a=rtcp-mux',
        'a=extmap:1 urn:ietf:params:rtp-hdrext:toffset\n         ^ In another stream of the bundle the number 1 stands for urn:ietf:params:rtp-hdrext:sdes:mid',
      ),
    ],
  },
  about: { attributes: ['extmap'] },
  checkSdp(sdp, report) {
    for (const { lines } of sectionsOf(sdp)) {
      const seen = new Map<number, string>();
      for (const { line, value } of attributesIn(lines, Extmap)) {
        const { id, number, uri } = value;
        const before = seen.get(number);
        // RFC 8285 §7: from 4096 on several may share a number, of which the answerer takes one.
        if (before !== undefined && number < 4096 && !isLineBeingTyped(sdp, line)) {
          const free = String(Math.max(...seen.keys()) + 1);
          const isSame = before === uri.text;
          const fixes = isSame ? [] : [guess('replace', keepingLength(sdp, replaceBy(id, free)), { free })];
          report(id, { args: { id: number }, fixes });
        }
        seen.set(number, uri.text);
      }
    }
    for (const { streams } of bundledIn(sdp)) checkBundle(sdp, streams, report);
  },
});

/** RFC 9143 §12: a number means the same in all streams of a bundle. */
function checkBundle(sdp: CheckedSdp, streams: readonly MediaSection[], report: Report): void {
  const meanings = new Map<number, string>();
  for (const { lines } of streams) {
    for (const { line, value } of attributesIn(lines, Extmap)) {
      const { id, number, uri } = value;
      const meaning = meanings.get(number);
      if (meaning === undefined) meanings.set(number, uri.text);
      const isAnother = meaning !== undefined && meaning !== uri.text && number < 4096;
      if (!isAnother || isLineBeingTyped(sdp, line) || isRepeated(lines, number)) continue;
      report(id, { what: 'bundled', args: { id: number, uri: meaning }, spec: 'RFC 9143 §12' });
    }
  }
}

function isRepeated(lines: readonly SdpLine[], number: number): boolean {
  return attributesIn(lines, Extmap).filter(({ value }) => value.number === number).length > 1;
}
