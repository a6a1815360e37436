/** A multipart body whose Content-Type has no boundary: nobody can tell where its parts begin. */

import type { Part } from '../sip/bodies/body.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import type { Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { firstDelimiterLike } from './common/delimiters.ts';
import { guess } from './common/fixes.ts';
import { bodyExample, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-boundary',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 2046 §5.1.1',
  examples: {
    good: [bodyExample('multipart/mixed;boundary=b1', '--b1', '', 'Hello.', '--b1--')],
    bad: [
      bodyExample(
        'multipart/mixed\n              ^^^^^^^^^^^^^^^ The boundary is missing, so nobody can tell the parts of this body apart',
        '--b1',
        '',
        'Hello.',
        '--b1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, multipart)) {
      const { mediaType } = part;
      if (tree.boundary !== undefined || mediaType === undefined) continue;
      report(spanOf(mediaType.type.start, mediaType.subtype.end), { fixes: insertion(block, part, context) });
    }
  },
});

function insertion(block: Block, part: Part, context: Context): readonly Fix[] {
  const found = firstDelimiterLike(part);
  if (found === undefined || part.mediaType === undefined) return [];
  const boundary = found.text.slice(2);
  const value = /^[\w.!%*+`'~-]+$/u.test(boundary) ? boundary : `"${boundary}"`;
  const edits = keepingLength(block, context, [insert(part.mediaType.end, `;boundary=${value}`)]);
  return [guess('insert', edits, { boundary })];
}
