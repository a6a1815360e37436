/** A name in `a=simulcast` that no `a=rid` explains, or explains for the other direction. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Rid, Simulcast } from '../sip/bodies/sdp/values/streams.ts';
import type { MediaSection, SdpAttribute } from '../sip/bodies/sdp.ts';
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
      sdpExample(
        { m: 'm=video 49170 RTP/AVP 31' },
        'a=rid:hi send',
        'a=rid:lo recv',
        'a=simulcast:send hi;lo\n                    ^^ a=rid says recv of lo, which stands here among those of the other direction',
      ),
    ],
  },
  about: { attributes: ['simulcast'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const [found] = attributesIn(section.lines, Simulcast);
      if (found === undefined || !isSectionDone(sdp, section)) continue;
      // What cannot be read has been reported, and may be the one that is missed.
      if (section.lines.some((line) => line.kind === 'attribute' && line.name.text === 'rid' && !isRead(section, line)))
        continue;
      const rids = new Map(attributesIn(section.lines, Rid).map(({ value }) => [value.id.text, value]));
      for (const rid of found.value) {
        const explained = rids.get(rid.text);
        if (explained?.direction === rid.direction) continue;
        if (explained !== undefined) {
          report(rid, { what: 'direction', args: { rid: rid.text, direction: explained.direction } });
          continue;
        }
        const line = `a=rid:${rid.text} ${rid.direction}`;
        report(rid, { args: { rid: rid.text }, fixes: [guess('insert', insertLine(sdp, section, line), { line })] });
      }
    }
  },
});

function isRead({ lines }: MediaSection, line: SdpAttribute): boolean {
  return attributesIn(lines, Rid).some((each) => each.line === line);
}
