/** A name in `a=group` that no stream has. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Mid, StreamGroup } from '../sip/bodies/sdp/values/streams.ts';
import { spanOf } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, remove } from './common/fixes.ts';
import { attributesOf, isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-mid',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5888 §5',
  hides: ['missing-mid'],
  examples: {
    good: [
      sdpExample({ t: 't=0 0\na=group:BUNDLE 1' }, 'a=mid:1', 'a=rtcp-mux'),
      sdpExample({ t: 't=0 0\na=group:BUNDLE 1 2' }, 'a=mid:{{mid}}'),
    ],
    bad: [
      sdpExample(
        { t: 't=0 0\na=group:BUNDLE 1 video\n                 ^^^^^ No stream has a=mid:video' },
        'a=mid:1',
        'a=rtcp-mux',
      ),
    ],
  },
  about: { attributes: ['group'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable || !sdp.isDone) return;
    const groups = attributesIn(sdp.session.lines, StreamGroup);
    if (groups.length === 0 || sdp.lines.some((line) => line.kind === 'attribute' && isTemplated(line.value))) return;
    const mids = new Set(attributesOf(sdp, Mid).map(({ value }) => value.text));
    for (const { line, value } of groups) {
      for (const mid of value.mids) {
        if (mids.has(mid.text) || isLineBeingTyped(sdp, line)) continue;
        const fixes = [guess('remove', keepingLength(sdp, remove(spanOf(mid.start - 1, mid.end))), { mid: mid.text })];
        report(mid, { args: { mid: mid.text }, fixes });
      }
    }
  },
});
