/** A header field that nobody knows, whose name is all but that of one that is missing. */

import { headerNamed } from '../sip/headers/index.ts';
import type { Severity } from '../sip/problem.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { demandFor } from './common/demands.ts';
import { changed, marked, responseTo, smallRequest } from './common/examples.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { meantBy } from './common/intended.ts';
import { defineRule } from './rule.ts';

const core: ReadonlySet<string> = new Set(['Via', 'From', 'To', 'Call-ID', 'CSeq']);
/** Short names are alike by chance. */
const shortest = 6;

export default defineRule({
  name: 'misspelled-header',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §20',
  examples: {
    good: ['P-Asserted-Name: 1', 'X-Form: 1', 'Note: there is no such header field', 'Subject: one\nSubjects: two'],
    bad: [
      marked(
        responseTo('REGISTER', '401 Unauthorized', '«WWW-Authentication»: Digest realm="a", nonce="b", qop="auth"'),
        'There is no header field WWW-Authentication; did you mean WWW-Authenticate?',
      ),
      'Session-Expire: 1800\n^^^^^^^^^^^^^^ There is no header field Session-Expire; did you mean Session-Expires?',
      changed(smallRequest, {
        'Call-ID': 'CallID: 3848276298220188511\n^^^^^^ There is no header field CallID; did you mean Call-ID?',
      }).join('\n'),
      changed(smallRequest, {
        Via: `${smallRequest[1]}\nVai: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK1\n^^^ There is no header field Vai; did you mean Via?`,
      }).join('\n'),
      changed(smallRequest, {
        'Max-Forwards': 'Max-Forward: 70\n^^^^^^^^^^^ There is no header field Max-Forward; did you mean Max-Forwards?',
      }).join('\n'),
    ],
  },
  about: { traits: ['unknown-line'] },
  checkMessage(message, report) {
    for (const field of message.fields) {
      const meant = meantBy(field);
      // A blank in a name is said already, with the same fix.
      if (meant === undefined || field.name.text.includes(' ') || isThere(message, meant)) continue;
      const severity = severityOf(message, meant);
      const fix = demandFor(message, meant) === undefined && !core.has(meant) ? guess : safeFix;
      const args = { name: field.name.text, meant };
      report(field.name, { severity, args, fixes: [fix('replace', replaceBy(field.name, meant), args)] });
    }
  },
});

/** A field that stands in several rows may be meant once more; of any other a second name is one of its own. */
function isThere(message: Message, name: string): boolean {
  return headerNamed(name)?.repeat !== 'list' && hasField(message, name.toLowerCase());
}

/** At least as grave as the absence of the field that is meant. RFC 3261 §7.3.1: any other unknown field is but ignored, which nobody wants who wrote it. */
function severityOf(message: Message, name: string): Severity {
  const isNeeded = core.has(name) || demandFor(message, name) !== undefined;
  if (isNeeded && name !== 'Max-Forwards') return 'error';
  return name.length < shortest ? 'information' : 'warning';
}
