/** A line of the head that is neither a header field nor the continuation of one. */

import { spanOf } from '../sip/span.ts';
import type { HeadLine, Message, StrayLine } from '../sip/syntax/tree.ts';
import { isBeingTyped } from './common/completeness.ts';
import { guess, remove, replaceBy, safeFix } from './common/fixes.ts';
import { headerWithoutColon } from './common/intended.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'stray-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.1',
  examples: {
    good: ['Subject: a long\n  subject', '#Subject lunch'],
    bad: [
      'Subject: a long\nsubject\n^^^^^^^ This line has no colon, and continues the line above only if it begins with a blank',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;\nreceived=192.0.2.1\n^^^^^^^^^^^^^^^^^^ This line has no colon, and continues the line above only if it begins with a blank',
      'OPTIONS sip:bob@example.com SIP/2.0\nCall-ID 3848276298220188511\n^^^^^^^ A colon is missing behind Call-ID',
      'OPTIONS sip:bob@example.com SIP/2.0\n Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9\n ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This line begins with a blank, but there is nothing above that it could continue',
    ],
  },
  about: { traits: ['unknown-line'] },
  checkMessage(message, report) {
    for (const [index, line] of message.head.entries()) {
      if (line.kind === 'stray' && !isHalfTyped(message, line)) checkLine(line, message.head[index - 1], report);
    }
  },
});

/** `Max-Forw` at the end of a message will become a header field. */
function isHalfTyped(message: Message, { content, end }: StrayLine): boolean {
  return isBeingTyped(message, end) && /^[\w.!%*+`'~-]*$/u.test(content.text);
}

function checkLine(line: StrayLine, above: HeadLine | undefined, report: Report): void {
  const { content } = line;
  if (content.start > line.start) {
    // What would be no header field without the blanks either is left to who wrote it.
    const mend = isField(content.text) ? safeFix : guess;
    const fixes = [mend('outdent', remove(spanOf(line.start, content.start)))];
    report(content.text === '' ? spanOf(line.start, content.start) : content, { what: 'continues-nothing', fixes });
    return;
  }
  const header = headerWithoutColon(line);
  if (header !== undefined) {
    const end = content.start + (/^[\w-]+/u.exec(content.text)?.[0].length ?? 0);
    const sign = /^[ \t]*[;=,]/u.exec(content.text.slice(end - content.start))?.[0] ?? '';
    const fixes = [safeFix('insert-colon', replaceBy(spanOf(end, end + sign.length), ':'))];
    report(spanOf(content.start, end), { what: 'no-colon', args: { name: header.name }, fixes });
    return;
  }
  const start = spanOf(line.start, line.start);
  const fixes = [guess('comment-out', replaceBy(start, '#'))];
  if (above?.kind !== 'field') report(content, { fixes });
  else if (!/[;,]$/u.test(above.value.text))
    report(content, { fixes: [guess('indent', replaceBy(start, ' ')), ...fixes] });
  else {
    // The line above has not ended yet, so that this one goes on with it is sure.
    const covers = spanOf(above.value.end - 1, above.value.end);
    report(content, { fixes: [safeFix('indent', replaceBy(start, ' ')), ...fixes], covers });
  }
}

function isField(text: string): boolean {
  return /^[\w.!%*+`'~-]+[ \t]*:/u.test(text);
}
