/** A delimiter behind the one that closes the body: what it begins is no part. */

import { multipart } from '../sip/bodies/multipart.ts';
import { spanOf } from '../sip/span.ts';
import { beginsLine, endOfLine } from '../sip/syntax/lines.ts';
import { bodyExample, lineIn, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'part-after-closing-delimiter',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2046 §5.1.1',
  hides: ['unknown-content-id'],
  examples: {
    good: [bodyExample('multipart/mixed;boundary=b1', '--b1', '', 'Hello.', '--b1--', 'An epilogue.')],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1',
        '',
        'Hello.',
        '--b1--',
        '--b1\n^^^^ The body is closed above, so that no receiver reads this part',
        '',
        'Hello.',
        '--b1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report) {
    for (const { part, tree } of partsReadAs(block, multipart)) {
      const { boundary = '', epilogue } = tree;
      if (epilogue === undefined || boundary === '') continue;
      const { source } = part;
      const wanted = `--${boundary}`;
      for (let at = source.indexOf(wanted, epilogue.start); at !== -1 && at < epilogue.end; ) {
        if (beginsLine(source, at)) {
          const line = lineIn(part, at);
          report(line, { covers: spanOf(at, epilogue.end) });
          break;
        }
        at = source.indexOf(wanted, endOfLine(source, at));
      }
    }
  },
});
