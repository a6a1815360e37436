/** A header field that nobody knows, whose name is all but that of one that is missing. */

import type { Severity } from '../sip/problem.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { demandFor } from './common/demands.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { meantBy } from './common/intended.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const core: ReadonlySet<string> = new Set(['Via', 'From', 'To', 'Call-ID', 'CSeq']);
const usual: ReadonlySet<string> = new Set(['Max-Forwards', 'Content-Length', 'Content-Type']);

export default defineRule({
  name: 'misspelled-header',
  severity: 'information',
  basis: 'should',
  spec: 'RFC 3261 §20',
  examples: {
    good: ['X-Form: 1', 'Note: there is no such header field', 'Subject: one\nSubjects: two'],
    bad: [
      'Session-Expire: 1800\n^^^^^^^^^^^^^^ There is no header field Session-Expire; did you mean Session-Expires?',
      changed(smallRequest, {
        'Call-ID': 'CallID: 3848276298220188511\n^^^^^^ There is no header field CallID; did you mean Call-ID?',
      }).join('\n'),
      changed(smallRequest, {
        'Max-Forwards': 'Max-Forward: 70\n^^^^^^^^^^^ There is no header field Max-Forward; did you mean Max-Forwards?',
      }).join('\n'),
    ],
  },
  checkMessage(message, report) {
    for (const field of message.fields) {
      const meant = meantBy(field);
      if (meant === undefined || hasField(message, meant.toLowerCase())) continue;
      const severity = severityOf(message, meant);
      const fix = severity === 'information' ? guess : safeFix;
      const args = { name: field.name.text, meant };
      report(field.name, { severity, args, fixes: [fix('replace', replaceBy(field.name, meant), args)] });
    }
  },
});

/** As grave as the absence of the field that is meant. RFC 3261 §7.3.1: any other unknown field is but ignored. */
function severityOf(message: Message, name: string): Severity {
  if (core.has(name) || demandFor(message, name) !== undefined) return name === 'Max-Forwards' ? 'warning' : 'error';
  return usual.has(name) && isRequest(message) ? 'warning' : 'information';
}
