/** A status code that is none: not three digits, or of no class from 1 to 6. */

import { isBeingTyped } from './common/completeness.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'status-code-out-of-range',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §7.2',
  hides: ['missing-to-tag'],
  examples: {
    good: ['SIP/2.0 299 Mostly OK', 'SIP/2.0 4', 'SIP/2.0 '],
    bad: [
      'SIP/2.0 700 Beyond\n        ^^^ 700 is no status code: it has three digits, from 100 to 699',
      'SIP/2.0 4294967301 better not break the receiver\n        ^^^^^^^^^^ 4294967301 is no status code: it has three digits, from 100 to 699',
      'SIP/2.0 OK\n        ^^ OK is no status code: it has three digits, from 100 to 699\nCSeq: 1 OPTIONS',
    ],
  },
  about: { startLine: 'response', traits: ['unusual-start-line'] },
  checkMessage(message, report) {
    const { startLine } = message;
    if (startLine.kind !== 'response') return;
    const { version, code, reason } = startLine;
    if (/^[1-6]\d\d$/u.test(code.text) || code.text.includes('{{')) return;
    if (reason.text === '' && isBeingTyped(message, startLine.end)) return;
    if (code.text === '') report(version, { what: 'missing' });
    else report(code, { args: { code: code.text } });
  },
});
