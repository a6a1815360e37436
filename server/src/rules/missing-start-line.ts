/** A message whose first line is neither a request line nor a status line. */

import type { Edit, Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import { nextLine } from '../sip/syntax/lines.ts';
import type { BrokenLine, Message } from '../sip/syntax/tree.ts';
import { isBeingTyped } from './common/completeness.ts';
import { disguiseOf } from './common/dissected.ts';
import { smallRequest, startLineMarked } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { fieldNamed, hasField } from './common/head.ts';
import { isRequestWithoutVersion } from './malformed-start-line.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-start-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7',
  hides: ['missing-via', 'missing-from', 'missing-to', 'missing-call-id', 'missing-cseq', 'missing-max-forwards'],
  examples: {
    good: ['OPT', '# only a comment'],
    bad: [
      startLineMarked('The message begins with a header field: its start line is missing', smallRequest.slice(1)),
      'Dear reader,\n^^^^^^^^^^^^ No SIP message begins here: this is neither a request line nor a status line\nthis is a letter.\n\nYours',
    ],
  },
  about: { startLine: 'broken' },
  checkMessage(message, report) {
    const { startLine } = message;
    if (startLine.kind !== 'broken' || startLine.content.text === '') return;
    if (isRequestWithoutVersion(startLine.content.text) || isBeingTyped(message, startLine.end)) return;
    if (disguiseOf(message) !== undefined) return;
    const { content } = startLine;
    if (!isHead(message)) report(content, { what: 'no-sip', fixes: [commentedOut(message)], covers: message });
    else if (!isField(content.text)) report(content);
    else report(content, { what: 'field-first', fixes: insertions(message, startLine) });
  },
});

/** All of it, since none of it is part of a message. */
function commentedOut({ source, start, end }: Message): Fix {
  const edits: Edit[] = [];
  for (let at: number = start; at < end; at = nextLine(source, at)) edits.push(insert(at, '# '));
  return guess('comment-out', edits);
}

/** True when what stands below the first line are header fields of SIP. */
function isHead(message: Message): boolean {
  return ['via', 'from', 'to', 'call-id', 'cseq', 'max-forwards'].some((name) => hasField(message, name));
}

function isField(text: string): boolean {
  return /^[\w.!%*+`'~-]+[ \t]*:/u.test(text);
}

/** CSeq holds the method of the request, and To is where most requests go. */
function insertions(message: Message, { start }: BrokenLine): readonly Fix[] {
  const method = /^\d+\s+(?<method>[A-Z]+)$/u.exec(fieldNamed(message, 'cseq')?.value.text ?? '')?.groups?.method;
  const uri = /<(?<uri>sips?:[^<>\s]+)>/iu.exec(fieldNamed(message, 'to')?.value.text ?? '')?.groups?.uri;
  if (method === undefined || uri === undefined) return [];
  const line = `${method} ${uri} SIP/2.0`;
  return [guess('insert', replaceBy(spanOf(start, start), line + lineEndOf(message)), { line })];
}
