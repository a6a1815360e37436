/** A name in `a=simulcast` that no `a=rid` explains. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Rid, Simulcast } from '../sip/bodies/sdp/values/streams.ts';
import { guess } from './common/fixes.ts';
import { insertLine, isSectionDone, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-rid',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8853 §5.1',
  examples: {
    good: [sdpExample({ m: 'm=video 49170 RTP/AVP 31' }, 'a=rid:hi send', 'a=rid:lo send', 'a=simulcast:send hi;~lo')],
    bad: [
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 31' },
        'a=rid:hi send',
        'a=simulcast:send hi;lo\n                    ^^ No a=rid of this stream explains lo',
      ),
    ],
  },
  about: { attributes: ['simulcast'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const [found] = attributesIn(section.lines, Simulcast);
      if (found === undefined || !isSectionDone(sdp, section)) continue;
      const rids = new Set(attributesIn(section.lines, Rid).map(({ value }) => value.id.text));
      for (const rid of found.value) {
        if (rids.has(rid.text)) continue;
        const line = `a=rid:${rid.text} send`;
        report(rid, { args: { rid: rid.text }, fixes: [guess('insert', insertLine(sdp, section, line), { line })] });
      }
    }
  },
});
