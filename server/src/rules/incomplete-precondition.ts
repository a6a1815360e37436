/** A precondition of which only a part is said. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { CurrentStatus, DesiredStatus } from '../sip/bodies/sdp/values/preconditions.ts';
import { guess } from './common/fixes.ts';
import { hasAttribute, insertLine, isSectionDone, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'incomplete-precondition',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3312 §5.1',
  examples: {
    good: [
      sdpExample({}, 'a=curr:qos e2e none', 'a=des:qos optional e2e sendrecv'),
      sdpExample(
        {},
        'a=curr:qos local none',
        'a=curr:qos remote none',
        'a=des:qos optional local sendrecv',
        'a=des:qos none remote sendrecv',
      ),
    ],
    bad: [
      sdpExample({}, 'a=curr:qos e2e none\n^^^^^^^^^^^^^^^^^^^ Beside a=curr a precondition needs a=des'),
      sdpExample(
        {},
        'a=des:qos optional e2e sendrecv\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Beside a=des a precondition needs a=curr',
      ),
    ],
  },
  about: { attributes: ['curr', 'des'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable) return;
    for (const section of sdp.media) {
      const [current] = attributesIn(section.lines, CurrentStatus);
      const [desired] = attributesIn(section.lines, DesiredStatus);
      const found = current ?? desired;
      if (found === undefined || !isSectionDone(sdp, section)) continue;
      const missing = current === undefined ? 'curr' : 'des';
      if (hasAttribute(section.lines, missing)) continue;
      const { type, status } = found.value;
      const line =
        missing === 'des' ? `a=des:${type.text} optional ${status} sendrecv` : `a=curr:${type.text} ${status} none`;
      const fixes = [guess('insert', insertLine(sdp, section, line), { line })];
      report(lineSpan(sdp, found.line), { args: { name: found.line.name.text, missing }, fixes });
    }
  },
});
