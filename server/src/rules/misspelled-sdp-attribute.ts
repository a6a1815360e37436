/** An attribute that nobody knows, whose name is all but that of one that is registered. */

import { attributeNamed, attributes } from '../sip/bodies/sdp/attributes.ts';
import type { SdpAttribute } from '../sip/bodies/sdp.ts';
import { nearest } from '../sip/nearest.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const names = attributes.map(({ name }) => name);
const byLetters = new Map(names.map((name) => [name.toLowerCase(), name]));

/** Registered nowhere, but defined by PacketCable: `a=mptime:20 20` has a time for each format. */
const defined: ReadonlySet<string> = new Set(['mptime']);

/** In shorter names a single letter is too little to go by, unless one was left out or two have changed places. */
const shortest = 5;

export default defineRule({
  name: 'misspelled-sdp-attribute',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §5.13',
  hides: [
    'missing-rtpmap',
    'missing-fingerprint',
    'missing-sdp-setup',
    'missing-mid',
    'unknown-mid',
    'missing-ice-credentials',
    'missing-media-key',
    'missing-rtcp-mux',
    'incomplete-precondition',
  ],
  examples: {
    good: [
      sdpExample(
        {},
        'a=x-rtpmap:0',
        'a=nortpproxy:yes',
        'a=msid-semantic:WMS',
        'a=sctpmap:5000 webrtc-datachannel',
        'a=mptime:20',
      ),
    ],
    bad: [
      sdpExample({}, 'a=sendrcv\n  ^^^^^^^ There is no attribute sendrcv; did you mean sendrecv?'),
      sdpExample({}, 'a=rtmap:0 PCMU/8000\n  ^^^^^ There is no attribute rtmap; did you mean rtpmap?'),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmaps:96 opus/48000/2\n  ^^^^^^^ There is no attribute rtpmaps; did you mean rtpmap?',
      ),
      sdpExample({}, 'a=fmpt:0 x=1\n  ^^^^ There is no attribute fmpt; did you mean fmtp?'),
      sdpExample({}, 'a=ptme:20\n  ^^^^ There is no attribute ptme; did you mean ptime?'),
      sdpExample({}, 'a=PTIME:20\n  ^^^^^ There is no attribute PTIME; did you mean ptime?'),
    ],
  },
  about: { traits: ['unknown-attribute'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (line.kind !== 'attribute' || isLineBeingTyped(sdp, line)) continue;
      const meant = meantBy(line);
      if (meant === undefined) continue;
      const fixes = [safeFix('replace', keepingLength(sdp, replaceBy(line.name, meant)), { meant })];
      report(line.name, { args: { name: line.name.text, meant }, fixes });
    }
  },
});

/** RFC 8866 §5.13: what nobody knows is ignored, so only what is all but a known name is worth a word. */
function meantBy({ name: { text } }: SdpAttribute): string | undefined {
  if (attributeNamed(text) !== undefined || defined.has(text) || !/^[\w-]+$/u.test(text)) return undefined;
  return byLetters.get(text.toLowerCase()) ?? (text.length < shortest ? slipIn(text) : nearest(text, names, 1));
}

/** The name with the same letters in another order, or with one more; of names as short as this, others mean what they say. */
function slipIn(text: string): string | undefined {
  if (text.length < shortest - 1) return undefined;
  const found = nearest(text, names, 1);
  if (found === undefined || found.length < text.length) return undefined;
  const isLonger = found.length > text.length;
  return isLonger || [...text].toSorted().join('') === [...found].toSorted().join('') ? found : undefined;
}
