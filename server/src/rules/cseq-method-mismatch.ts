/** CSeq of a request names another method than its start line. */

import { CSeq } from '../sip/headers/cseq.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { prefixOf } from './common/excerpt.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'cseq-method-mismatch',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.5',
  examples: {
    good: ['CSeq: 1 OPTIONS', '@method = OPTIONS\nOPTIONS sip:bob@example.com SIP/2.0\nCSeq: 1 {{method}}'],
    bad: ['CSeq: 1 INVITE\n        ^^^^^^ CSeq says INVITE, but the request is OPTIONS'],
  },
  checkMessage(message, report) {
    const { startLine } = message;
    if (startLine.kind !== 'request' || isTemplated(startLine.method)) return;
    // What stands there as the method is the beginning of a line of a log.
    if (prefixOf(message) !== undefined) return;
    for (const { method } of valuesOf(message, CSeq)) {
      if (method.text === startLine.method.text || isTemplated(method)) continue;
      if (startLine.method.text.startsWith(method.text) && isOpenEnded(message, method)) continue;
      const args = { cseq: method.text, method: startLine.method.text };
      const fixes = [
        safeFix('change-cseq', replaceBy(method, startLine.method.text), args),
        guess('change-request', replaceBy(startLine.method, method.text), args),
      ];
      report(method, { args, fixes });
    }
  },
});
