/** A message as an RFC, ngrep or a log shows it: indented, broken into pages, with dots at the ends of its lines, or below a line of a log. */

import type { Edit, Fix } from '../sip/problem.ts';
import { type Span, spanOf } from '../sip/span.ts';
import { firstLineEnd } from '../sip/syntax/lines.ts';
import type { Block, Decoration, Message } from '../sip/syntax/tree.ts';
import { startLineIn } from './common/bodies.ts';
import { disguiseOf, undisguised } from './common/dissected.ts';
import { changed, smallRequest, startLineMarked } from './common/examples.ts';
import { decorationOf, linkSigns, prefixOf, undecorated } from './common/excerpt.ts';
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
      `Session Initiation Protocol (OPTIONS)\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This looks pasted: Wireshark shows a message taken apart\n    Request-Line: ${line}\n    Message Header\n${rest.map((each) => (each === '' ? '' : `        ${each}`)).join('\n')}`,
      `sipd[4711]: ${line}#015#012${rest.join('#015#012')}\n${'^'.repeat(12 + line.length + 8 + rest.join('#015#012').length)} This looks pasted: a log has written the message in one line`,
      startLineMarked(
        'This looks pasted: addresses have become links',
        changed(smallRequest, { To: 'To: <sip:[bob@example.com](mailto:bob@example.com)>' }),
      ),
      startLineMarked(
        'This looks pasted: angle brackets have become &lt; and &gt;',
        changed(smallRequest, { To: 'To: &lt;sip:bob@example.com&gt;' }),
      ),
      `May 24 07:08:09 gateway sipd[4711]: ${line}\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ What stands before the start line comes from a log\n${rest.join('\n')}`,
    ],
  },
  about: [{ traits: ['unusual-start-line', 'preamble', 'page-break'] }, { signs: [...linkSigns, '&lt;'] }],
  checkBlock(block, report) {
    const { message, preamble, raw } = block;
    if (raw || message === undefined) return;
    const log = preamble.find((line): line is Decoration => line.kind === 'decoration' && !isVariable(line));
    const decoration = decorationOf(message);
    const prefix = prefixOf(message);
    const disguise = disguiseOf(message);
    if (prefix !== undefined)
      report(prefix, { what: 'prefix', fixes: [unprefixed(block, prefix)], covers: message.startLine });
    else if (disguise !== undefined) {
      const edits = replaceBy(message, undisguised(block.text.slice(message.start, message.end), disguise));
      report(startLineSpan(message), { what: disguise, fixes: [guess('clean', edits)], covers: message });
    } else if (decoration !== undefined) {
      const fixes = [cleaned(block, message, log)];
      report(startLineSpan(message), {
        what: decoration,
        fixes,
        covers: spanOf(log?.start ?? message.start, message.end),
      });
    } else if (log !== undefined) reportLog(block, message, log, report);
  },
});

/** One diagnostic for all the lines around the messages, however many there are. */
function reportLog(block: Block, message: Message, log: Decoration, report: Report): void {
  const details = { what: 'log', severity: 'warning' } as const;
  const text = block.text.slice(message.start, message.end);
  const hasMore = startLineIn(message) !== undefined || undecorated(text).trimEnd() !== text.trimEnd();
  if (hasMore) {
    const covers = spanOf(message.body?.start ?? message.end, message.end);
    report(log.content, { ...details, fixes: [cleaned(block, message, log)], covers });
  } else report(log.content, { ...details, fixes: [safeFix('comment-out', commented(block))] });
}

function commented({ preamble }: Block): readonly Edit[] {
  const lines = preamble.filter((line) => line.kind === 'decoration' && !isVariable(line));
  return lines.flatMap(({ start }) => replaceBy(spanOf(start, start), '# '));
}

/** Everything at once: the lines of the log above the message, and whatever stands in and below it. */
function cleaned(block: Block, { start, end }: Message, log: Decoration | undefined): Fix {
  const edits = log === undefined ? [] : commented(block);
  return guess('clean', [...edits, ...replaceBy(spanOf(start, end), undecorated(block.text.slice(start, end)))]);
}

/** What stood before the start line is kept as a comment above it. */
function unprefixed({ text }: Block, prefix: Span): Fix {
  const lineEnd = firstLineEnd(text) ?? '\n';
  return guess('clean', replaceBy(prefix, `# ${text.slice(prefix.start, prefix.end).trim()}${lineEnd}`));
}
