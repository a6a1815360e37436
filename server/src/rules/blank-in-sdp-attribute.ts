/** A blank between the colon of an attribute and its value. */

import { readingsIn } from '../sip/bodies/sdp/attribute-values.ts';
import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { spanOf } from '../sip/span.ts';
import { remove, safeFix } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample, sectionsOf } from './common/sdp.ts';
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
    // Of a value that lacks a part another rule speaks: the part may have stood before the blank.
    const lacking = new Set(
      sectionsOf(sdp)
        .flatMap(({ lines }) => readingsIn(lines))
        .filter(({ fault }) => fault?.what === 'form')
        .map(({ line }) => line),
    );
    for (const line of sdp.lines) {
      if (line.kind !== 'attribute' || isLineBeingTyped(sdp, line) || lacking.has(line)) continue;
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
