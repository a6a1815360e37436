/** CSeq of a request names another method than its start line. */

import { CSeq } from '../sip/headers/cseq.ts';
import { methods } from '../sip/methods.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { prefixOf } from './common/excerpt.ts';
import { guess, replaceBy, safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

const registered: ReadonlySet<string> = new Set(methods.map(({ name }) => name));

export default defineRule({
  name: 'cseq-method-mismatch',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.5',
  examples: {
    good: ['CSeq: 1 OPTIONS', '@method = OPTIONS\nOPTIONS sip:bob@example.com SIP/2.0\nCSeq: 1 {{method}}'],
    bad: [
      'CSeq: 1 INVITE\n        ^^^^^^ CSeq says INVITE, but the request is OPTIONS',
      'OPTION sip:bob@example.com SIP/2.0\n^^^^^^ CSeq says OPTIONS, but the request is OPTION\nCSeq: 1 OPTIONS',
    ],
  },
  about: { startLine: 'request', traits: ['unusual-cseq'] },
  checkMessage(message, report) {
    const { startLine } = message;
    if (startLine.kind !== 'request' || isTemplated(startLine.method)) return;
    // What stands there as the method is the beginning of a line of a log.
    if (prefixOf(message) !== undefined) return;
    for (const { method } of valuesOf(message, CSeq)) {
      if (method.text === startLine.method.text || isTemplated(method)) continue;
      if (startLine.method.text.startsWith(method.text) && isOpenEnded(message, method)) continue;
      reportMismatch(startLine.method, method, report);
    }
  },
});

/** Of two methods, one that nobody has registered is the likelier slip of the pen. */
function reportMismatch(request: Token, cseq: Token, report: Report): void {
  const args = { cseq: cseq.text, method: request.text };
  const changeCSeq = replaceBy(cseq, request.text);
  const changeRequest = replaceBy(request, cseq.text);
  if (registered.has(cseq.text) && !registered.has(request.text)) {
    const fixes = [guess('change-request', changeRequest, args), guess('change-cseq', changeCSeq, args)];
    report(request, { args, fixes, covers: request });
  } else
    report(cseq, {
      args,
      fixes: [safeFix('change-cseq', changeCSeq, args), guess('change-request', changeRequest, args)],
    });
}
