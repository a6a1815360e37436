/** A label that two streams have, or a stream that a group names twice. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { StreamGroup } from '../sip/bodies/sdp/values/streams.ts';
import { isLineBeingTyped, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'repeated-sdp-name',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 4574 §4',
  examples: {
    good: [sdpExample({}, 'a=label:1', 'm=video 49172 RTP/AVP 31', 'a=label:2')],
    bad: [
      sdpExample(
        {},
        'a=label:1',
        'm=video 49172 RTP/AVP 31',
        'a=label:1\n        ^ Another stream has the label 1 already',
      ),
      sdpExample({ t: 't=0 0\na=group:LS a a\n             ^ This group has a already' }, 'a=mid:a'),
    ],
  },
  about: { attributes: ['label', 'group'] },
  checkSdp(sdp, report) {
    const labels = new Set<string>();
    for (const line of sdp.media.flatMap(({ lines }) => lines)) {
      if (line.kind !== 'attribute' || line.name.text !== 'label' || line.argument === undefined) continue;
      const { argument } = line;
      if (argument.text.includes('{{') || isLineBeingTyped(sdp, line)) continue;
      if (labels.has(argument.text)) report(argument, { args: { name: argument.text } });
      labels.add(argument.text);
    }
    for (const { line, value } of attributesIn(sdp.session.lines, StreamGroup)) {
      const mids = new Set<string>();
      for (const mid of isLineBeingTyped(sdp, line) ? [] : value.mids) {
        if (mids.has(mid.text)) report(mid, { what: 'in-group', args: { name: mid.text }, spec: 'RFC 5888 §5' });
        mids.add(mid.text);
      }
    }
  },
});
