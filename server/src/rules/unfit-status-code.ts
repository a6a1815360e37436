/** A status code that does not answer the method in CSeq. */

import { CSeq } from '../sip/headers/cseq.ts';
import { statusCode } from '../sip/status-codes.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unfit-status-code',
  severity: 'information',
  basis: 'should',
  spec: 'RFC 3261 §21',
  examples: {
    good: [
      responseTo('INVITE', '180 Ringing'),
      responseTo('BYE', '100 Trying'),
      responseTo('REGISTER', '423 Interval Too Brief', 'Min-Expires: 60'),
    ],
    bad: [
      marked(
        responseTo('BYE', '«180» Ringing'),
        '180 answers an INVITE only: of provisional responses, BYE gets but 100',
      ),
      marked(
        responseTo('BYE', '«489» Bad Event', 'Allow-Events: presence'),
        '489 does not answer BYE, but SUBSCRIBE, NOTIFY, PUBLISH',
      ),
    ],
  },
  about: { startLine: 'response', fields: [CSeq] },
  checkMessage(message, report) {
    const { startLine } = message;
    const status = statusOf(message);
    if (startLine.kind !== 'response' || status === undefined) return;
    const [cseq] = valuesOf(message, CSeq);
    if (cseq === undefined || isTemplated(cseq.method) || cseq.method.text === 'ACK') return;
    const method = cseq.method.text;
    const known = statusCode(status);
    // RFC 4320 §4.1: a MUST NOT, for a lost one delays the final response.
    if (status > 100 && status < 200 && method !== 'INVITE') {
      report(startLine.code, {
        what: 'provisional',
        severity: 'warning',
        spec: 'RFC 4320 §4.1',
        args: { status, method },
      });
    } else if (known !== undefined && isUnfit(known.typicalMethods, method)) {
      report(startLine.code, { args: { status, method, methods: known.typicalMethods.join(', ') } });
    }
  },
});

function isUnfit(methods: readonly string[], method: string): boolean {
  return methods.length > 0 && !methods.includes(method);
}
