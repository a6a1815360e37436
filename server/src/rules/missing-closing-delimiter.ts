/** A multipart body without the delimiter that closes it, so that nobody knows whether all of it has come. */

import type { Part } from '../sip/bodies/body.ts';
import { type Multipart, multipart } from '../sip/bodies/multipart.ts';
import type { Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import { endsLine, isBlank } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { closingLike } from './common/delimiters.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { bodyExample, isDone, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-closing-delimiter',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 2046 §5.1.1',
  examples: {
    good: [bodyExample('multipart/mixed;boundary=b1', '--b1', '', 'Hello.', '--b1--', 'An epilogue.')],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1\n^^^^ No line --b1-- closes this body: it ends in the midst of this part',
        '',
        'Hello.',
      ),
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1',
        '',
        'Hello.',
        '--b1-\n^^^^^ Here --b1-- is expected, which closes the body',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, multipart)) {
      const last = tree.delimiters.at(-1);
      if (last === undefined || last.closes || stands(part)) continue;
      const closing = `--${tree.boundary}--`;
      const severity = isDone(block, part, context) ? 'error' : 'warning';
      const written = closingLike(part, last.start);
      if (written === undefined) {
        report(last, { args: { closing }, severity, fixes: insertion(block, part, tree, context) });
        continue;
      }
      const line = spanOf(lineStart(part.source, written.start), written.end);
      const fixes = [guess('replace', keepingLength(block, context, replaceBy(line, closing)), { closing })];
      report(line, { what: 'other', args: { closing }, severity, fixes, covers: spanOf(line.start, part.end) });
    }
  },
});

/** Blanks before a delimiter make it none. */
function lineStart(source: string, at: number): number {
  let start = at;
  while (start > 0 && isBlank(source.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** A template or a file at the end may bring it. */
function stands({ source, start, end }: Part): boolean {
  const lastLine = /[^\r\n]*\s*$/u.exec(source.slice(Math.max(start, end - 1000), end))?.[0] ?? '';
  return /\{\{|^<@?[ \t]/u.test(lastLine);
}

function insertion(block: Block, part: Part, { boundary }: Multipart, context: Context): readonly Fix[] {
  if (block.message === undefined || part.isEnded) return [];
  const lineEnd = lineEndOf(block.message);
  const begin = endsLine(part.source, part.end) ? '' : lineEnd;
  const edits = keepingLength(block, context, [insert(part.end, `${begin}--${boundary}--${lineEnd}`)]);
  return [safeFix('insert', edits, { closing: `--${boundary}--` })];
}
