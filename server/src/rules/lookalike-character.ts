/** A character that only looks like the one that must stand there: a full-width colon, a curved quotation mark, a blank that is none. */

import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { attributeDefinition } from '../sip/bodies/sdp/values/index.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { type Span, spanOf } from '../sip/span.ts';
import { parseFragment } from '../sip/syntax/parse.ts';
import type { HeadLine, Message } from '../sip/syntax/tree.ts';
import { readField, readingsOf, startLineReadingOf } from '../sip/values-of.ts';
import { isBeingTyped } from './common/completeness.ts';
import { changed, smallRequest } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { hasLookalike, type Plain, plainEdits, plainTexts } from './common/lookalikes.ts';
import { isLineBeingTyped, keepingLength, lineSpan, sdpExample } from './common/sdp.ts';
import { type Details, defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'lookalike-character',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: [
      'Subject: 会议：十点，“三号楼”',
      'From: "张三，李四" <sip:alice@example.com>;tag=1',
      'Warning: 399 example.com "忙：稍后"',
      sdpExample({ s: 's=会议：十点' }, 'i=“三号楼”', 'a=x-note:会议：十点'),
    ],
    bad: [
      'Supported: timer，100rel\n                ^ "，" (U+FF0C) only looks like ","',
      'From: “Alice” <sip:alice@example.com>;tag=1\n      ^ "“" (U+201C) only looks like """',
      'From: "Alice” <sip:alice@example.com>;tag=1\n            ^ "”" (U+201D) only looks like """',
      'Contact: <sip：alice@example.com>\n             ^ "：" (U+FF1A) only looks like ":"',
      changed(smallRequest, {
        CSeq: 'CSeq： 1 OPTIONS\n    ^ "：" (U+FF1A) only looks like ":"',
      }).join('\n'),
      changed(smallRequest, {
        start: 'OPTIONS\u00a0sip:bob@example.com SIP/2.0\n       ^ This blank is U+00A0, and no space',
      }).join('\n'),
      'Call-ID: 3848276298220188511@example.com\u200b\n                                        ^ The invisible character U+200B must not stand here',
      sdpExample({}, 'a=ptime：20\n       ^ "：" (U+FF1A) only looks like ":"'),
      sdpExample({ c: 'c=IN\u00a0IP4 192.0.2.1\n    ^ This blank is U+00A0, and no space' }),
    ],
  },
  about: { traits: ['unusual-character'] },
  checkMessage(message, report) {
    const { source, start, blank, end } = message;
    if (!hasLookalike(source.slice(start, blank?.start ?? end))) return;
    const { startLine } = message;
    if (!isBeingTyped(message, startLine.end)) checkLine(message, startLine, isSoundStart, report);
    for (const line of message.head) {
      if (isFaulty(message, line)) checkLine(message, line, isSoundField, report);
    }
  },
  checkSdp(sdp, report) {
    if (!hasLookalike(sdp.block.text.slice(sdp.start, sdp.end))) return;
    for (const line of sdp.lines) {
      if (isLineBeingTyped(sdp, line)) continue;
      const span = lineSpan(sdp, line);
      const text = sdp.block.text.slice(span.start, span.end);
      const meant = plainTexts(text).find((plain) => isInSyntax(text, plain));
      if (meant !== undefined) reportPlain(span, meant, report, (edits) => keepingLength(sdp, edits));
    }
  },
});

function isFaulty(message: Message, line: HeadLine): boolean {
  if (line.kind === 'remark' || isBeingTyped(message, line.end)) return false;
  if (line.kind === 'stray' || headerNamed(line.name.text) === undefined) return true;
  return readingsOf(message).some(({ field, failures }) => field === line && failures.length > 0);
}

/** Only what can be read with the characters that are meant is taken for that; other faults are said by who finds them. */
function checkLine(message: Message, line: Span, isSound: (text: string) => boolean, report: Report): void {
  const text = message.source.slice(line.start, line.end);
  const meant = plainTexts(text).find((plain) => isSound(plain.text));
  if (meant !== undefined) reportPlain(line, meant, report, (edits) => edits);
}

type Edits = ReturnType<typeof plainEdits>;

function reportPlain({ start, end }: Span, plain: Plain, report: Report, finished: (edits: Edits) => Edits): void {
  const [first] = plain.replaced;
  if (first === undefined) return;
  const from = start + first.index;
  const fixes = [safeFix('replace', finished(plainEdits(plain, start)))];
  report(spanOf(from, from + 1), { ...detailsOf(first), fixes, covers: spanOf(start, end) });
}

function detailsOf({ character, meant }: Plain['replaced'][number]): Details {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  if (meant === '') return { what: 'invisible', args: { code } };
  return meant === ' ' ? { what: 'blank', args: { code } } : { args: { character, code, meant } };
}

function isSoundStart(text: string): boolean {
  const message = parseFragment(text, 0);
  const { startLine } = message;
  if (startLine.kind === 'broken') return false;
  const version = startLine.version.text;
  return version === 'SIP/2.0' && startLineReadingOf(message).failures.length === 0;
}

function isSoundField(text: string): boolean {
  const { source, head, fields } = parseFragment(`SIP/2.0 200 OK\n${text}`, 0);
  const [field] = fields;
  if (field === undefined || head.length !== 1) return false;
  const definition = headerNamed(field.name.text);
  return definition !== undefined && readField(source, field, definition).failures.length === 0;
}

/** RFC 8866 §5: names and texts of a description may hold anything; the words of its other lines are of ASCII. */
function isInSyntax(text: string, plain: Plain): boolean {
  const letter = plain.text.charAt(0);
  if (plain.text.charAt(1) !== '=') return false;
  if (text.charAt(1) !== '=' || text.charAt(0) !== letter) return true;
  if (letter === 'o') return text.split(' ').length !== 6 && plain.text.split(' ').length === 6;
  if (letter !== 'a') return 'vcbtrzm'.includes(letter);
  const name = /^[^:]*/u.exec(text.slice(2))?.[0] ?? '';
  const meant = /^[^:]*/u.exec(plain.text.slice(2))?.[0] ?? '';
  if (name !== meant) return attributeNamed(meant) !== undefined;
  return name !== 'ssrc' && attributeDefinition(name) !== undefined;
}
