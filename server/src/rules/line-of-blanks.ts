/** A line of blanks where the empty line was meant: it continues the field above, so the head goes on into the body. */

import { spanOf } from '../sip/span.ts';
import { afterLineEnd, endOfLine, skipBlanks } from '../sip/syntax/lines.ts';
import type { Field, HeadLine, Message } from '../sip/syntax/tree.ts';
import { isOpenEnded } from './common/completeness.ts';
import { changed, smallRequest } from './common/examples.ts';
import { remove, safeFix } from './common/fixes.ts';
import { foldSigns } from './common/head.ts';
import { defineRule, type Report } from './rule.ts';

const request = changed(smallRequest.slice(0, -2), { 'Content-Length': 'Content-Length: 6' }).join('\n');

export default defineRule({
  name: 'line-of-blanks',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.1',
  hides: ['wrong-content-length', 'missing-content-type', 'missing-content-length'],
  examples: {
    good: ['Subject: a long\n  subject'],
    bad: [
      `${request}\n  \n^^ A line of blanks continues the header field above; only an empty line ends the head\nHello.`,
      'Subject: a\n \n^ A line of blanks continues the header field above; many receivers take it for the end of the head\nOrganization: b',
    ],
  },
  about: { signs: foldSigns },
  checkMessage(message, report) {
    for (const [index, line] of message.head.entries()) {
      if (line.kind === 'field' && mayHoldBlanks(message.source, line))
        checkField(message, line, message.head[index + 1], report);
    }
  },
});

/** True for a field of several lines: behind its value, before it or in it stands more than one line end. */
function mayHoldBlanks(source: string, { end, value, colon }: Field): boolean {
  const isClosed = end - value.end === 1 || (end - value.end === 2 && source.charAt(end - 1) === '\n');
  return !isClosed || /[\r\n]/u.test(colon.text) || /[\r\n]/u.test(value.text);
}

function checkField(message: Message, field: Field, next: HeadLine | undefined, report: Report): void {
  const { source } = message;
  let lineEnd = endOfLine(source, field.colon.start);
  let start = afterLineEnd(source, lineEnd);
  while (start < field.end) {
    lineEnd = endOfLine(source, start);
    if (skipBlanks(source, start, lineEnd) === lineEnd) {
      reportLine(message, spanOf(start, lineEnd), next, report);
      return;
    }
    start = afterLineEnd(source, lineEnd);
  }
}

/** With header fields below it the line is but odd; with anything else below it, or nothing, the empty line was meant. */
function reportLine(
  message: Message,
  span: ReturnType<typeof spanOf>,
  next: HeadLine | undefined,
  report: Report,
): void {
  if (isOpenEnded(message, span)) return;
  const fixes = [safeFix('empty', remove(span))];
  const isWithin = next?.kind === 'field' && message.blank !== undefined;
  if (isWithin) report(span, { what: 'within', severity: 'warning', fixes });
  else report(span, { fixes, covers: spanOf(span.start, message.end) });
}
