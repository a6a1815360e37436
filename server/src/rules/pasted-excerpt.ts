/** A message as an RFC, ngrep or a log shows it: indented, broken into pages, with dots at the ends of its lines, or below a line of a log. */

import type { Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import type { Block, Decoration, Message } from '../sip/syntax/tree.ts';
import { smallRequest, startLineMarked } from './common/examples.ts';
import { decorationOf, undecorated } from './common/excerpt.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { startLineSpan } from './common/start-lines.ts';
import { isVariable } from './malformed-variable.ts';
import { defineRule, type Report } from './rule.ts';

const [line = '', ...rest] = smallRequest;
const pageBreak =
  '\n\nRosenberg, et al.        Standards Track        [Page 42]\n\f\nRFC 3261        SIP        June 2002\n\n';

export default defineRule({
  name: 'pasted-excerpt',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#excerpts',
  examples: {
    good: [`# U 2024/05/06 07:08:09 192.0.2.1:5060 -> 192.0.2.2:5060\n${smallRequest.join('\n')}`],
    bad: [
      `   ${line}\n   ${'^'.repeat(line.length)} This looks pasted: the whole message is indented\n${rest.map((each) => (each === '' ? '' : `   ${each}`)).join('\n')}`,
      `${line}.\n${'^'.repeat(line.length + 1)} This looks pasted: a dot stands at the end of each line\n${rest.map((each) => `${each}.`).join('\n')}`,
      `${startLineMarked('This looks pasted: the pages of an RFC break it', smallRequest.slice(0, 3))}\n${pageBreak}\n${smallRequest.slice(3).join('\n')}`,
      `U 2024/05/06 07:08:09 192.0.2.1:5060 -> 192.0.2.2:5060\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This line of a log or a capture is no part of the message\n${smallRequest.join('\n')}`,
    ],
  },
  checkBlock(block, report) {
    if (block.raw) return;
    checkDecorations(block, report);
    const { message } = block;
    if (message === undefined) return;
    const decoration = decorationOf(message);
    if (decoration === undefined) return;
    report(startLineSpan(message), { what: decoration, fixes: [cleaned(block, message)], covers: message });
  },
});

/** One diagnostic for all the lines above a start line, however many there are. */
function checkDecorations({ preamble }: Block, report: Report): void {
  const lines = preamble.filter((each): each is Decoration => each.kind === 'decoration' && !isVariable(each));
  const [first] = lines;
  if (first === undefined) return;
  const edits = lines.flatMap(({ start }) => replaceBy(spanOf(start, start), '# '));
  report(first.content, { what: 'log', severity: 'warning', fixes: [safeFix('comment-out', edits)] });
}

function cleaned({ text }: Block, { start, end }: Message): Fix {
  return guess('clean', replaceBy(spanOf(start, end), undecorated(text.slice(start, end))));
}
