/** A body part that is said to be in base64 and holds what no base64 does, or ends in the midst of a group. */

import type { Part } from '../sip/bodies/body.ts';
import { transferEncodingOf } from '../sip/bodies/index.ts';
import { spanOf } from '../sip/span.ts';
import { bodyExample, isDone, partsIn } from './common/parts.ts';
import { defineRule, type Report } from './rule.ts';

function encoded(...lines: readonly string[]): string {
  return bodyExample(
    'multipart/mixed;boundary=b1',
    '--b1',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '--b1--',
  );
}

/** Neither a letter of the alphabet nor a blank: RFC 2045 §6.8 Table 1. */
const foreign = /[^A-Za-z\d+/=\s]/u;

export default defineRule({
  name: 'malformed-base64',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 2045 §6.8',
  examples: {
    good: [encoded('SGVsbG8sIHdvcmxkLg=='), encoded('SGVsbG8s', 'IHdvcmxkLg=='), encoded('{{content}}')],
    bad: [
      encoded('SGVsbG8s-HdvcmxkLg==\n        ^ - is none of the letters of base64'),
      encoded(
        'SGVsbG8sIHdvcmxkLg\n^^^^^^^^^^^^^^^^^^ Base64 comes in groups of four, the last filled up with =: 18 is no multiple of 4',
      ),
    ],
  },
  about: [{ body: true, traits: ['unknown-line'] }, { traits: ['inner-part'] }],
  checkBlock(block, report, context) {
    for (const part of partsIn(block)) {
      if (transferEncodingOf(part)?.value.text.toLowerCase() !== 'base64') continue;
      if (part.parts.length === 0 && !part.type.startsWith('multipart/') && isDone(block, part, context))
        check(part, report);
    }
  },
});

function check({ source, start, end }: Part, report: Report): void {
  const text = source.slice(start, end);
  // A template or an included file brings what is not there yet.
  if (/\{\{|^[ \t]*<@?[ \t]/mu.test(text)) return;
  const at = text.search(foreign);
  if (at !== -1) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    report(spanOf(start + at, start + at + character.length), { args: { character } });
    return;
  }
  const length = text.replaceAll(/\s/gu, '').length;
  if (length % 4 === 0) return;
  const last = text.trimEnd();
  const from = start + 1 + Math.max(last.lastIndexOf('\n'), last.lastIndexOf('\r'));
  report(spanOf(from, start + last.length), { what: 'length', args: { length } });
}
