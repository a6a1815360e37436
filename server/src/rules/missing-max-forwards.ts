/** A request without Max-Forwards. */

import { MaxForwards } from '../sip/headers/max-forwards.ts';
import { changed, smallRequest, startLineMarked } from './common/examples.ts';
import { insertion, isMissing, reportMissing } from './common/missing.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const ack = changed(smallRequest, {
  start: 'ACK sip:bob@example.com SIP/2.0',
  To: 'To: <sip:bob@example.com>;tag=314159',
  CSeq: 'CSeq: 1 ACK',
});

export default defineRule({
  name: 'missing-max-forwards',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.6',
  examples: {
    good: ['Max-Forwards: 70'],
    bad: [
      startLineMarked('Max-Forwards is missing', changed(smallRequest, { 'Max-Forwards': undefined })),
      startLineMarked('Max-Forwards is missing', changed(ack, { 'Max-Forwards': undefined })),
    ],
  },
  about: { startLine: 'request', without: MaxForwards },
  checkMessage(message, report) {
    if (message.startLine.kind !== 'request' || !isMissing(message, 'max-forwards')) return;
    const fixes = [insertion(message, 'Max-Forwards', '70')];
    const method = methodOf(message);
    // RFC 3261 §16.3: proxies take a request without it; many stacks leave it out where it follows an INVITE hop by hop.
    if (method === 'ACK' || method === 'CANCEL') reportMissing(message, report, { severity: 'hint', fixes });
    else reportMissing(message, report, { fixes });
  },
});
