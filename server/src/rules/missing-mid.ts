/** A stream without a name in a description that groups streams. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Mid, StreamGroup } from '../sip/bodies/sdp/values/streams.ts';
import { guess } from './common/fixes.ts';
import { attributesOf, hasAttribute, insertLine, isSectionDone, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-mid',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5888 §6',
  examples: {
    good: [sdpExample({ t: 't=0 0\na=group:BUNDLE 1' }, 'a=mid:1', 'a=rtcp-mux', 'm=video 0 RTP/AVP 31')],
    bad: [
      sdpExample(
        { t: 't=0 0\na=group:LS 1' },
        'a=mid:1',
        'm=video 49172 RTP/AVP 31\n^^^^^^^^^^^^^^^^^^^^^^^^ Streams are grouped, but this one has no a=mid',
      ),
    ],
  },
  about: { attributes: ['group'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    const groups = attributesIn(sdp.session.lines, StreamGroup);
    if (!groups.some(({ value }) => value.mids.length > 0)) return;
    const used = new Set(attributesOf(sdp, Mid).map(({ value }) => value.text));
    for (const section of sdp.media) {
      if (section.media.port?.text === '0' || !isSectionDone(sdp, section) || hasAttribute(section.lines, 'mid'))
        continue;
      let number = 1;
      while (used.has(String(number))) number += 1;
      const line = `a=mid:${number}`;
      const fixes = [guess('insert', insertLine(sdp, section, line), { line })];
      report(lineSpan(sdp, section.media), { fixes });
    }
  },
});
