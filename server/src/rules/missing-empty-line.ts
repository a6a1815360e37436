/** A body that begins in the head, because the empty line before it is missing. */

import { headerNamed } from '../sip/headers/index.ts';
import { type Span, spanOf } from '../sip/span.ts';
import { lineEndOf } from '../sip/syntax/edit.ts';
import { endOfLine, trimBlanks } from '../sip/syntax/lines.ts';
import type { HeadLine, Message } from '../sip/syntax/tree.ts';
import { isBeingTyped } from './common/completeness.ts';
import { changed, smallRequest } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { fieldNamed } from './common/head.ts';
import { headerWithoutColon } from './common/intended.ts';
import { defineRule } from './rule.ts';

const head = changed(smallRequest.slice(0, -3), {
  start: 'MESSAGE sip:bob@example.com SIP/2.0',
  CSeq: 'CSeq: 1 MESSAGE',
}).join('\n');

export default defineRule({
  name: 'missing-empty-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7',
  hides: ['wrong-content-length', 'missing-content-type', 'missing-content-length', 'text-after-body'],
  examples: {
    good: [`${head}\nContent-Type: text/plain\nContent-Length: 6\n\nHello.`],
    bad: [
      `${head}\nContent-Type: application/sdp\nContent-Length: 14\nv=0\n^^^ The body begins here, but the empty line before it is missing\ns=-\nt=0 0\n`,
      `${head}\nContent-Type: text/plain\nContent-Length: 12\nHello there.\n^^^^^^^^^^^^ The body begins here, but the empty line before it is missing\n`,
      `${head}\nContent-Type: application/xml\nContent-Length: 8\n<a:b/>\n^^^^^^ The body begins here, but the empty line before it is missing\n`,
    ],
  },
  about: { traits: ['unknown-line'] },
  checkMessage(message, report) {
    const first = firstBodyLine(message);
    if (first === undefined) return;
    const { source } = message;
    const lineEnd = endOfLine(source, first.start);
    const fixes = [safeFix('insert', replaceBy(spanOf(first.start, first.start), lineEndOf(message)))];
    report(spanOf(first.start, Math.max(first.start + 1, trimBlanks(source, first.start, lineEnd))), {
      fixes,
      covers: spanOf(first.start, message.end),
    });
  },
});

/** The first line from which on no line of the head is a header field that is known, where a body is announced above. */
function firstBodyLine(message: Message): Span | undefined {
  const { head: lines } = message;
  const last = lines.findLastIndex((line) => line.kind === 'field' && headerNamed(line.name.text) !== undefined);
  const [first, ...rest] = lines.slice(last + 1);
  if (first === undefined || !announcesBody(message) || ![first, ...rest].every(isNoHeaderField)) return undefined;
  if (rest.length === 0 && isBeingTyped(message, first.end) && isWord(message.source, first)) return undefined;
  return first;
}

function announcesBody(message: Message): boolean {
  const length = fieldNamed(message, 'content-length')?.value.text ?? '';
  return fieldNamed(message, 'content-type') !== undefined || /^0*[1-9]/u.test(length);
}

/** True for a line that somebody who writes a header field would not write. */
function isNoHeaderField(line: HeadLine): boolean {
  if (line.kind === 'stray') return line.content.start === line.start && headerWithoutColon(line) === undefined;
  return line.kind === 'field' && !/^[\w.!%*+`'~-]{2,}[ \t]*$/u.test(line.name.text);
}

/** One word at the very end may become the name of a header field. */
function isWord(source: string, { start, end }: Span): boolean {
  return /^[\w-]*\s*$/u.test(source.slice(start, end));
}
