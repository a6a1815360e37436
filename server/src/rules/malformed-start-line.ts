/** A start line whose parts can be made out, but do not stand as the grammar wants them: one space between them and nothing else. */

import { type Span, spanOf, type Token } from '../sip/span.ts';
import { endOfLine } from '../sip/syntax/lines.ts';
import type { BrokenLine, Message, RequestLine, StatusLine } from '../sip/syntax/tree.ts';
import { tokenCharacters } from '../sip/values/cursor.ts';
import { isBeingTyped, isOpenEnded } from './common/completeness.ts';
import { changed, smallResponse } from './common/examples.ts';
import { remove, replaceBy, safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-start-line',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.1',
  examples: {
    good: [changed(smallResponse, { start: 'SIP/2.0 100 ' }).join('\n')],
    bad: [
      'OPTIONS  sip:bob@example.com SIP/2.0\n       ^^ One space must stand here',
      'OPTIONS sip:bob@example.com SIP/2.0  \n                                   ^^ Nothing may stand behind the version',
      ' OPTIONS sip:bob@example.com SIP/2.0\n^ Nothing may stand before the start line',
      'OPTIONS sip:bob@example.com\n^^^^^^^^^^^^^^^^^^^^^^^^^^^ The version SIP/2.0 is missing\nCSeq: 1 OPTIONS',
      'OPT{ONS sip:bob@example.com SIP/2.0\n   ^ "{" cannot stand in a method',
      'SIP/2.0 100\n        ^^^ A space must stand behind the status code, also where the reason phrase is empty\nCSeq: 1 OPTIONS',
    ],
  },
  about: { traits: ['unusual-start-line'] },
  checkMessage(message, report) {
    const { startLine } = message;
    if (startLine.kind === 'request') checkRequestLine(message, startLine, report);
    else if (startLine.kind === 'response') checkStatusLine(message, startLine, report);
    else checkBrokenLine(message, startLine, report);
  },
});

function checkRequestLine({ source }: Message, line: RequestLine, report: Report): void {
  const { method, uri, version } = line;
  checkBefore(line, method, report);
  checkMethod(method, report);
  checkBetween(source, method, uri, report);
  checkBetween(source, uri, version, report);
  const lineEnd = endOfLine(source, version.end);
  if (lineEnd > version.end) {
    const span = spanOf(version.end, lineEnd);
    report(span, { what: 'blanks-behind', fixes: [safeFix('remove-blanks', remove(span))] });
  }
}

function checkStatusLine(message: Message, line: StatusLine, report: Report): void {
  const { source } = message;
  const { version, code } = line;
  checkBefore(line, version, report);
  checkBetween(source, version, code, report);
  if (source[code.end] === '\t') {
    const tab = spanOf(code.end, code.end + 1);
    report(tab, { fixes: [safeFix('one-space', replaceBy(tab, ' '))] });
  }
  if (code.end === endOfLine(source, code.end) && !isOpenEnded(message, code) && /^\d{3}$/u.test(code.text)) {
    const fixes = [safeFix('insert-space', replaceBy(spanOf(code.end, code.end), ' '))];
    report(code, { what: 'no-space-behind', fixes, spec: 'RFC 3261 §7.2' });
  }
}

/** `INVITE sip:bob@example.com` lacks but its version. While nothing stands below it, it is still being typed. */
function checkBrokenLine(message: Message, { content, end }: BrokenLine, report: Report): void {
  if (!isRequestWithoutVersion(content.text) || isBeingTyped(message, end)) return;
  const fixes = [safeFix('insert-version', replaceBy(spanOf(content.end, content.end), ' SIP/2.0'))];
  report(content, { what: 'no-version', fixes });
}

/** A method, blanks, and a URI with its scheme. */
export function isRequestWithoutVersion(text: string): boolean {
  return /^[\w.!%*+`'~-]+[ \t]+[a-z][a-z0-9+.-]*:\S+$/iu.test(text);
}

function checkBefore(line: Span, first: Token, report: Report): void {
  if (first.start === line.start) return;
  const span = spanOf(line.start, first.start);
  report(span, { what: 'blanks-before', fixes: [safeFix('remove-blanks', remove(span))] });
}

/** RFC 3261 §7.1: a single SP, no tab. */
function checkBetween(source: string, one: Token, other: Token, report: Report): void {
  if (other.start - one.end === 1 && source[one.end] === ' ') return;
  if (one.text === '' || other.text === '') return;
  const span = spanOf(one.end, other.start);
  report(span, { fixes: [safeFix('one-space', replaceBy(span, ' '))] });
}

function checkMethod({ start, text }: Token, report: Report): void {
  if (text.includes('{{')) return;
  for (let index = 0; index < text.length; index += 1) {
    if (tokenCharacters[text.charCodeAt(index)] === 1) continue;
    const character = text.slice(index, index + 1);
    report(spanOf(start + index, start + index + 1), { what: 'bad-method', args: { character } });
    return;
  }
}
