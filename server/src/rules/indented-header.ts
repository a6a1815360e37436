/** A header field with a blank before its name, so that it continues the field above instead of being one itself. */

import { headerNamed } from '../sip/headers/index.ts';
import { type Span, spanOf } from '../sip/span.ts';
import type { Field, Message } from '../sip/syntax/tree.ts';
import { readingOf } from '../sip/values-of.ts';
import { changed, smallRequest } from './common/examples.ts';
import { remove, safeFix } from './common/fixes.ts';
import { foldSigns, hasField } from './common/head.ts';
import { defineRule, type Report } from './rule.ts';

/** The blanks at the beginning of a line, and the name of the header field behind them. */
const indented = /(?<blanks>^[ \t]+)(?<name>[\w-]{2,})[ \t]*:/gmu;

export default defineRule({
  name: 'indented-header',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.3.1',
  hides: [
    'missing-call-id',
    'missing-contact',
    'missing-content-length',
    'missing-content-type',
    'missing-cseq',
    'missing-from',
    'missing-header',
    'missing-max-forwards',
    'missing-to',
    'missing-via',
  ],
  examples: {
    good: ['Subject: a long\n  subject: lunch', 'Via: SIP/2.0/UDP client.example.com\n  ;branch=z9hG4bK74bf9'],
    bad: [
      changed(smallRequest, {
        CSeq: ' CSeq: 1 OPTIONS\n ^^^^ CSeq begins with a blank, and so continues the line above instead of being a header field',
      }).join('\n'),
      changed(smallRequest, {
        'Max-Forwards':
          '\tMax-Forwards: 70\n ^^^^^^^^^^^^ Max-Forwards begins with a blank, and so continues the line above instead of being a header field',
      }).join('\n'),
    ],
  },
  about: { signs: foldSigns },
  checkMessage(message, report) {
    for (const field of message.fields) {
      if (/[\r\n]/u.test(field.value.text)) checkFolds(message, field, report);
    }
  },
});

function checkFolds(message: Message, field: Field, report: Report): void {
  for (const found of field.value.text.matchAll(indented)) {
    const { blanks = '', name = '' } = found.groups ?? {};
    if (found.index === 0 || headerNamed(name) === undefined) continue;
    // The line may well go on with a text in which such a word stands.
    const isLost = !hasField(message, headerNamed(name)?.name.toLowerCase() ?? '');
    if (!isLost && readingOf(message, field)?.failures.length === 0) continue;
    const start = field.value.start + found.index;
    const span: Span = spanOf(start + blanks.length, start + blanks.length + name.length);
    const fixes = [safeFix('outdent', remove(spanOf(start, start + blanks.length)))];
    report(span, { args: { name }, fixes, covers: field.value });
  }
}
