/** A multipart body in which no line begins a part: its boundary stands nowhere. */

import { multipart } from '../sip/bodies/multipart.ts';
import { paramNamed } from '../sip/values/params.ts';
import { firstDelimiterLike } from './common/delimiters.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, isTyped, keepingLength, lineIn, partsReadAs } from './common/parts.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-delimiter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 2046 §5.1.1',
  hides: ['missing-closing-delimiter'],
  examples: {
    good: [
      bodyExample('multipart/mixed;boundary=b1', 'No part yet.', '--b1', '', 'Hello.', '--b1--'),
      bodyExample('multipart/mixed;boundary={{boundary}}', '{{parts}}'),
    ],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=b2\n                                       ^^ No line --b2 begins a part of this body',
        '--b1',
        '',
        'Hello.',
        '--b1--',
      ),
      bodyExample(
        'multipart/mixed;boundary=b1',
        '-b1',
        '',
        'Hello.',
        '--b1--\n^^^^^^ This closes the body, but no line --b1 has begun a part of it',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, multipart)) {
      const value = paramNamed(part.mediaType?.params ?? [], 'boundary')?.value;
      if (value === undefined || value.content === '' || tree.delimiters.some(({ closes }) => !closes)) continue;
      const closing = tree.delimiters[0];
      if (closing !== undefined) {
        report(closing, { what: 'only-closing', args: { boundary: value.content }, covers: part });
        continue;
      }
      const text = part.source.slice(part.start, part.end);
      // Templates and files may bring the parts, and a first line may become a delimiter.
      if (/\{\{|^<@?[ \t]/mu.test(text) || !isTyped(block, part, context, lineIn(part, part.start))) continue;
      const found = firstDelimiterLike(part);
      const boundary = found?.text.slice(2) ?? '';
      const written = value.kind === 'quoted-string' ? `"${boundary}"` : boundary;
      const isFit = found !== undefined && (value.kind === 'quoted-string' || /^[\w.!%*+`'~-]+$/u.test(boundary));
      const edits = isFit ? keepingLength(block, context, replaceBy(value, written)) : [];
      const fixes = isFit ? [guess('replace', edits, { boundary })] : [];
      report(value, { args: { boundary: value.content }, fixes, covers: part });
    }
  },
});
