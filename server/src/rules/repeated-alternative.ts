/** Alternatives of one session description: receivers choose by the type, and here two have the same. */

import { multipart } from '../sip/bodies/multipart.ts';
import { sdp } from '../sip/bodies/sdp.ts';
import { bodyExample, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

const description = [
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.1',
  's=-',
  'c=IN IP4 192.0.2.1',
  't=0 0',
  'm=audio 49170 RTP/AVP 0',
];
const part = ['--b1', 'Content-Type: application/sdp', '', ...description];

export default defineRule({
  name: 'repeated-alternative',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 5621 §6.2',
  examples: {
    good: [bodyExample('multipart/mixed;boundary=b1', ...part, ...part, '--b1--')],
    bad: [
      bodyExample(
        'multipart/alternative;boundary=b1',
        ...part,
        '--b1',
        'Content-Type: application/sdp\n              ^^^^^^^^^^^^^^^ Another alternative is of the type application/sdp as well, so nobody can choose',
        '',
        ...description,
        '--b1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report) {
    for (const { part: outer } of partsReadAs(block, multipart)) {
      if (outer.type !== 'multipart/alternative') continue;
      const descriptions = outer.parts.filter(({ type }) => type === sdp.type);
      for (const { mediaType, type } of descriptions.slice(1)) {
        if (mediaType !== undefined) report(mediaType, { args: { type } });
      }
    }
  },
});
