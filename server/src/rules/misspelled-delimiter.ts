/** A line in a part that is all but a delimiter: a mistyped boundary, so that two parts are read as one. */

import type { Part } from '../sip/bodies/body.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import { nearest } from '../sip/nearest.ts';
import { type Token, tokenOf } from '../sip/span.ts';
import { beginsLine, endOfLine, trimBlanks } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, isTyped, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule, type Report } from './rule.ts';

const first = ['--part1', '', 'Hello.'];

export default defineRule({
  name: 'misspelled-delimiter',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 2046 §5.1.1',
  hides: ['unknown-content-id'],
  examples: {
    good: [
      bodyExample(
        'multipart/mixed;boundary=part1',
        ...first,
        '--',
        '-- ',
        '------',
        '-- part1',
        '--other',
        '--part1--',
      ),
    ],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=part1',
        ...first,
        '--part2\n^^^^^^^ This is no delimiter, since the boundary is part1; what stands below belongs to the part above',
        '',
        'Hello.',
        '--part1--',
      ),
      bodyExample(
        'multipart/mixed;boundary=part1',
        ...first,
        '-part1\n^^^^^^ This is no delimiter, since the boundary is part1; what stands below belongs to the part above',
        '',
        'Hello.',
        '--part1--',
      ),
      bodyExample(
        'multipart/mixed;boundary=part1',
        ...first,
        '--Part1\n^^^^^^^ This is no delimiter, since the boundary is part1; what stands below belongs to the part above',
        '',
        'Hello.',
        '--part1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, multipart)) {
      const { boundary = '' } = tree;
      if (boundary === '' || boundary.includes('{{')) continue;
      const hasEnd = tree.epilogue !== undefined;
      // Without a closing delimiter, that is what is missed.
      const inner = hasEnd ? part.parts : part.parts.slice(0, -1);
      for (const each of inner) if (each.parts.length === 0) checkPart(block, each, boundary, report, context);
    }
  },
});

function checkPart(block: Block, part: Part, boundary: string, report: Report, context: Context): void {
  const { source, start, end } = part;
  for (let at = source.indexOf('-', start); at !== -1 && at < end; at = source.indexOf('-', endOfLine(source, at))) {
    if (at > start && !beginsLine(source, at)) continue;
    const line = tokenOf(source, at, trimBlanks(source, at, Math.min(endOfLine(source, at), end)));
    if (!isLike(line, boundary) || !isTyped(block, part, context, line)) continue;
    const text = `--${boundary}`;
    const fixes = [guess('replace', keepingLength(block, context, replaceBy(line, text)), { text })];
    report(line, { args: { boundary }, fixes });
  }
}

function isLike({ text }: Token, boundary: string): boolean {
  // One dash too few or too many.
  if (text === `-${boundary}` || text === `---${boundary}`) return true;
  if (!text.startsWith('--')) return false;
  const word = text.slice(2);
  return /^[\w'(]/u.test(word) && nearest(word, [boundary], boundary.length < 8 ? 1 : 2) !== undefined;
}
