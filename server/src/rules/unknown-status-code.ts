/** A response with a status code that IANA does not register. */

import { statusCode } from '../sip/status-codes.ts';
import { marked, responseTo } from './common/examples.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unknown-status-code',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §8.1.3.2',
  examples: {
    good: [responseTo('OPTIONS', '486 Busy Here'), responseTo('OPTIONS', '200 Fine')],
    bad: [
      marked(responseTo('OPTIONS', '«499» Odd'), '499 is not registered; who does not know it takes it for 400'),
      marked(responseTo('OPTIONS', '«299» Odd'), '299 is not registered; who does not know it takes it for 200'),
      marked(responseTo('INVITE', '«188» Odd'), '188 is not registered; who does not know it takes it for 183'),
    ],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    const { startLine } = message;
    const code = statusOf(message);
    if (startLine.kind !== 'response' || code === undefined || statusCode(code) !== undefined) return;
    // A provisional one that nobody knows is session progress.
    const taken = code < 200 ? 183 : code - (code % 100);
    report(startLine.code, { args: { code, taken } });
  },
});
