/** A body that is checked in part only, since it is too long or nested too deep; said, so that nobody takes silence for praise. */

import { cpim } from '../sip/bodies/cpim.ts';
import { deepest, treeIn } from '../sip/bodies/index.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import { sipFragment } from '../sip/bodies/sip-fragment.ts';
import { deepestElement, longest, xml } from '../sip/bodies/xml.ts';
import { bodyExample, lineIn, partsIn } from './common/parts.ts';
import { defineRule } from './rule.ts';

const elements = '<a>'.repeat(deepestElement + 1);

export default defineRule({
  name: 'unread-body',
  severity: 'information',
  basis: 'format',
  spec: 'docs/format.md#body',
  examples: {
    good: [bodyExample('application/xml', '<a><b/></a>')],
    bad: [
      bodyExample(
        'application/xml',
        `${elements}\n${'^'.repeat(elements.length)} This body was not checked to its end: its elements are nested more than ${deepestElement} deep`,
        '</a>'.repeat(deepestElement + 1),
      ),
    ],
  },
  about: { parts: [multipart, xml, sipFragment, cpim] },
  checkBlock(block, report) {
    for (const part of partsIn(block)) {
      const limit = treeIn(part, xml)?.limit;
      if (limit === 'too-long') report(lineIn(part, part.start), { what: 'long', args: { longest } });
      else if (limit === 'too-deep') report(lineIn(part, part.start), { args: { deepest: deepestElement } });
      else if (part.depth > deepest) {
        report(lineIn(part, part.start), { what: 'deep', args: { deepest } });
        return;
      }
    }
  },
});
