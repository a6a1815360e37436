/** Timestamp of a response is not that of its request. */

import { Timestamp } from '../sip/headers/timestamp.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { flow, invite, ringing } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const timed = changed(invite, { Timestamp: 'Timestamp: 54.21' });
const trying = changed(ringing, {
  start: 'SIP/2.0 100 Trying',
  To: 'To: <sip:bob@example.net>',
  Contact: undefined,
  Timestamp: 'Timestamp: 54.21 0.5',
});

export default defineRule({
  name: 'timestamp-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §8.2.6.1',
  examples: {
    good: [flow(timed, trying), flow(timed, changed(trying, { Timestamp: undefined }))],
    bad: [
      flow(
        timed,
        changed(trying, {
          Timestamp: 'Timestamp: 54.12 0.5\n           ^^^^^ The INVITE has the Timestamp 54.21',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'response' || !hasField(part.message, 'timestamp')) return;
    const own = soundValueOf(part.message, Timestamp)?.time;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    const asked = requests.map((request) => soundValueOf(request.message, Timestamp)?.time);
    const [right] = asked;
    if (own === undefined || nearest === undefined || right === undefined) return;
    if (asked.some((each) => each === undefined || Number(each.text) === Number(own.text))) return;
    report(own, {
      args: { method: part.method, time: right.text },
      fixes: [guess('replace', replaceBy(own, right.text), { time: right.text })],
      related: relatedTo(nearest, right),
    });
  },
});
