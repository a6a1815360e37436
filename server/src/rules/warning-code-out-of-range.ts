/** A warning code outside of 300 to 399, which are those of SIP. */

import { Warning } from '../sip/headers/warning.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'warning-code-out-of-range',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.43',
  examples: {
    good: ['Warning: 399 example.com "Something odd"', 'Warning: 342 example.com "Not registered"'],
    bad: [
      'Warning: 199 example.com "Miscellaneous"\n         ^^^ A warning code of SIP begins with 3: 199 is one of HTTP',
      'Warning: 1812 example.com "Overture"\n         ^^^^ A warning code has three digits',
      'Warning: 488 example.com "Not acceptable"\n         ^^^ A warning code of SIP begins with 3, and 488 does not',
    ],
  },
  about: { fields: [Warning] },
  checkMessage(message, report) {
    for (const { code } of valuesOf(message, Warning)) {
      const { number, digits } = code;
      if (Number.isNaN(number) || /^3\d\d$/u.test(digits.text) || isOpenEnded(message, digits)) continue;
      if (digits.text.length !== 3) {
        report(digits, { what: 'digits', severity: 'error', spec: 'RFC 3261 §25.1' });
        continue;
      }
      // RFC 3261 §20.43: 1xx and 2xx belong to HTTP/1.1.
      const what = number >= 100 && number <= 299 ? 'of-http' : 'what';
      report(digits, { what, args: { code: digits.text } });
    }
  },
});
