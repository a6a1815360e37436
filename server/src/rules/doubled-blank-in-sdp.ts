/** More than one blank, or a tab, between the parts of a line of a session description. */

import type { SdpLine } from '../sip/bodies/sdp.ts';
import { spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

/** Lines that are made of parts; the others are one text. */
const parted: ReadonlySet<SdpLine['kind']> = new Set(['origin', 'connection', 'timing', 'media']);

export default defineRule({
  name: 'doubled-blank-in-sdp',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 8866 §5',
  examples: {
    good: [sdpExample({ s: 's=two  blanks' })],
    bad: [
      sdpExample({ m: 'm=audio  49170 RTP/AVP 0\n       ^^ Exactly one blank stands between the parts of this line' }),
      sdpExample({ c: 'c=IN IP4\t192.0.2.1\n        ^ Exactly one blank stands between the parts of this line' }),
    ],
  },
  about: { signs: [/[\r\n][octm]=.*[ \t](?:[ \t]|(?<=\t))\S/u] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (!parted.has(line.kind) || !('value' in line) || isLineBeingTyped(sdp, line)) continue;
      const { value } = line;
      const found = /(?<=\S)(?:[ \t]{2,}|\t)(?=\S)/u.exec(value.text);
      if (found === null || isTemplated(value)) continue;
      const span = spanOf(value.start + found.index, value.start + found.index + found[0].length);
      report(span, { fixes: [safeFix('one', keepingLength(sdp, replaceBy(span, ' ')))] });
    }
  },
});
