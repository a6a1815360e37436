/** A signed statement about who calls that has not the three parts of a PASSporT. */

import { Identity } from '../sip/headers/identity.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { defineRule } from './rule.ts';

const info = 'info=<https://cert.example.org/passport.cer>';
const dated = (...lines: readonly string[]): string => ['Date: Fri, 27 Nov 2026 14:00:00 GMT', ...lines].join('\n');

export default defineRule({
  name: 'malformed-passport',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8224 §4',
  examples: {
    good: [dated(`Identity: eyJhbGciOiJFUzI1NiJ9.eyJpYXQiOjF9.c2ln;${info}`), dated(`Identity: ..c2ln;${info}`)],
    bad: [
      dated(
        marked(
          `Identity: «eyJhbGciOiJFUzI1NiJ9.eyJpYXQiOjF9»;${info}`,
          'A PASSporT has three parts with dots between them: header, payload and signature',
        ),
      ),
      dated(
        marked(
          `Identity: «eyJhbGciOiJFUzI1NiJ9.eyJpYXQiOjF9.»;${info}`,
          'A PASSporT has three parts with dots between them: header, payload and signature',
        ),
      ),
    ],
  },
  about: { fields: [Identity] },
  checkMessage(message, report) {
    for (const { digest } of valuesOf(message, Identity)) {
      // RFC 4474 §9 had a signature alone, in quotes, and drafts of it without them.
      if (!digest.text.includes('.') || isTemplated(digest)) continue;
      if (!/^[^.]*\.[^.]*\.[^.]+$/u.test(digest.text)) report(digest);
    }
  },
});
