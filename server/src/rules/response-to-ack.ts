/** A response to ACK, which nobody ever answers. */

import { CSeq } from '../sip/headers/cseq.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'response-to-ack',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §17',
  examples: {
    good: [responseTo('BYE', '200 OK')],
    bad: [marked(responseTo('ACK', '200 OK', 'CSeq: 1 «ACK»'), 'Nobody answers an ACK')],
  },
  about: { startLine: 'response', fields: [CSeq] },
  checkMessage(message, report) {
    if (message.startLine.kind !== 'response') return;
    for (const { method } of valuesOf(message, CSeq)) {
      if (method.text === 'ACK') report(method);
    }
  },
});
