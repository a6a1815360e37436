/** A part of a multipart body whose head is none: a line without a colon before the empty line, or a header field that says twice what may be said once. */

import type { Part } from '../sip/bodies/body.ts';
import { type MultipartPart, multipart } from '../sip/bodies/multipart.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import type { Block, HeadLine } from '../sip/syntax/tree.ts';
import { guess, safeFix } from './common/fixes.ts';
import { bodyExample, isTyped, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-part',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 2046 §5.1.1',
  examples: {
    good: [
      bodyExample('multipart/mixed;boundary=b1', '--b1', '', 'v=0', '--b1--'),
      bodyExample('multipart/mixed;boundary=b1', '--b1', 'Content-Type: text/plain', '--b1--'),
      bodyExample('multipart/mixed;boundary=b1', '--b1', '{{part}}', '--b1--'),
    ],
    bad: [
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1',
        'Hello.\n^^^^^^ An empty line has to stand above the content of a part',
        '--b1--',
      ),
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1',
        'Content-Type: application/sdp',
        'v=0\n^^^ An empty line has to stand above the content of a part',
        's=-',
        '--b1--',
      ),
      bodyExample(
        'multipart/mixed;boundary=b1',
        '--b1',
        'Content-Type: text/plain',
        'Content-Type: text/html\n^^^^^^^^^^^^ Content-Type stands here a second time',
        '',
        'Hello.',
        '--b1--',
      ),
    ],
  },
  about: { parts: [multipart] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, multipart)) {
      for (const each of tree.parts) checkHead(block, part, each, report, context);
    }
  },
});

function checkHead(block: Block, part: Part, each: MultipartPart, report: Report, context: Context): void {
  const content = each.lines.find(isContent);
  if (content === undefined) {
    checkRepeats(each, report);
    return;
  }
  const span = content.kind === 'stray' ? content.content : content;
  const line = each.source.slice(content.start, content.end);
  if (/^\s*(?:\{\{|<@?[ \t])/u.test(line) || !isTyped(block, part, context, span)) return;
  const shown = content.kind === 'field' ? { start: content.start, end: content.value.end } : span;
  const lineEnd = block.message === undefined ? '\n' : lineEndOf(block.message);
  const edits = keepingLength(block, context, [insert(content.start, lineEnd)]);
  // What looks like a header field behind blanks may be meant as one.
  const isSure = content.kind === 'stray' && content === each.lines[0] && !/^[\w-]+:/u.test(content.content.text);
  report(shown, { covers: each, fixes: [isSure ? safeFix('insert', edits) : guess('insert', edits)] });
}

/** RFC 5322 §2.2: a field name is made of visible characters; XML and SDP have lines with colons, too. */
function isContent(line: HeadLine): boolean {
  return line.kind === 'stray' || (line.kind === 'field' && !/^[\w.!#$%&'*+^`|~-]+$/u.test(line.name.text));
}

function checkRepeats({ fields }: MultipartPart, report: Report): void {
  if (fields.length < 2) return;
  const names = new Set<string>();
  for (const { name } of fields) {
    const key = name.text.toLowerCase();
    if (names.has(key) && key.startsWith('content-')) report(name, { what: 'repeated', args: { name: name.text } });
    names.add(key);
  }
}
