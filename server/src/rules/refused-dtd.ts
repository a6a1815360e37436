/** XML with a document type declaration, which receivers refuse to read, and so do we. */

import { xml } from '../sip/bodies/xml.ts';
import { spanOf } from '../sip/span.ts';
import { bodyExample, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'refused-dtd',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 7303 §10',
  examples: {
    good: [bodyExample('application/xml', '<note/>')],
    bad: [
      bodyExample(
        'application/xml',
        '<!DOCTYPE note SYSTEM "note.dtd">\n^^^^^^^^^ A DTD is refused by most receivers, and what stands below it was not checked',
        '<note/>',
      ),
    ],
  },
  about: { parts: [xml] },
  checkBlock(block, report) {
    for (const { tree } of partsReadAs(block, xml)) {
      if (tree.fault?.key === 'dtd') report(spanOf(tree.fault.start, tree.fault.end));
    }
  },
});
