/** The answer to a SUBSCRIBE gives more time than it asks for. */

import { Expires } from '../sip/headers/expires.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const subscribe = changed(invite, {
  start: 'SUBSCRIBE sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  Event: 'Event: presence',
  Expires: 'Expires: 600',
});
const subscribed = changed(answer, { CSeq: 'CSeq: 1 SUBSCRIBE', Expires: 'Expires: 300' });

export default defineRule({
  name: 'longer-subscription',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §4.2.1.1',
  examples: {
    good: [flow(subscribe, subscribed), flow(changed(subscribe, { Expires: undefined }), subscribed)],
    bad: [
      flow(
        subscribe,
        changed(subscribed, {
          Expires: 'Expires: 3600\n         ^^^^ The SUBSCRIBE asks for 600 seconds, and no more may be given',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || method !== 'SUBSCRIBE' || status < 200 || status >= 300) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    const given = soundValueOf(message, Expires);
    const asked = requests.map((request) => soundValueOf(request.message, Expires));
    const [right] = asked;
    if (nearest === undefined || given === undefined || right === undefined) return;
    if (!asked.every((each) => each !== undefined && given.number > each.number)) return;
    const text = textAt(nearest, right);
    report(given, {
      args: { seconds: text },
      fixes: [guess('replace', replaceBy(given, text), { seconds: text })],
      related: relatedTo(nearest, right),
    });
  },
});
