/** A blank between the colon of an attribute and its value. */

import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { spanOf } from '../sip/span.ts';
import { remove, safeFix } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'blank-in-sdp-attribute',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §9',
  examples: {
    good: [sdpExample({}, 'a=rtpmap:0 PCMU/8000', 'a=X-odd: thing', 'a=tool: our own')],
    bad: [sdpExample({}, 'a=rtpmap: 0 PCMU/8000\n         ^ No blank stands between a=rtpmap: and its value')],
  },
  about: { traits: ['unusual-stream'], signs: [/[\r\n]a=[\w-]+:[ \t]/u] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (line.kind !== 'attribute' || isLineBeingTyped(sdp, line)) continue;
      const { name } = line;
      const blanks = /^:(?<blanks>[ \t]+)[^\s]/u.exec(sdp.block.text.slice(name.end, line.end))?.groups?.blanks;
      // RFC 8866 §9: of attributes of which nothing else is known the value is any text, blanks included.
      if (blanks === undefined || !isStrict(name.text)) continue;
      const span = spanOf(name.end + 1, name.end + 1 + blanks.length);
      report(span, { args: { name: name.text }, fixes: [safeFix('remove', keepingLength(sdp, remove(span)))] });
    }
  },
});

/** Those whose values begin with a number, a word or a type. */
const strict: ReadonlySet<string> = new Set([
  'candidate',
  'crypto',
  'extmap',
  'fingerprint',
  'fmtp',
  'group',
  'ice-pwd',
  'ice-ufrag',
  'maxptime',
  'mid',
  'msid',
  'ptime',
  'rtcp',
  'rtcp-fb',
  'rtpmap',
  'setup',
  'ssrc',
]);

function isStrict(name: string): boolean {
  return strict.has(name) && attributeNamed(name) !== undefined;
}
