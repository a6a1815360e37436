/** A NOTIFY that keeps a subscription alive which its subscriber has ended. */

import { Event } from '../sip/headers/event.ts';
import { Expires } from '../sip/headers/expires.ts';
import { SubscriptionState } from '../sip/headers/subscription-state.ts';
import type { Call, Part } from './calls.ts';
import { eventName } from './common/events.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { answer, byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

const poll = changed(invite, {
  start: 'SUBSCRIBE sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  Event: 'Event: presence',
  Expires: 'Expires: 0',
});
const accepted = changed(answer, { CSeq: 'CSeq: 1 SUBSCRIBE', Expires: 'Expires: 0' });
const notify = changed(byeOfCallee, {
  start: 'NOTIFY sip:alice@client.example.com SIP/2.0',
  CSeq: 'CSeq: 231 NOTIFY',
  Event: 'Event: presence',
  Contact: 'Contact: <sip:bob@server.example.net>',
  'Subscription-State': 'Subscription-State: terminated;reason=timeout',
});
const active = 'Subscription-State: active;expires=0';

export default defineRule({
  name: 'unended-subscription',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §4.4.3',
  examples: {
    good: [
      flow(poll, accepted, notify),
      // It was on its way before the answer.
      flow(poll, changed(notify, { 'Subscription-State': active }), accepted),
    ],
    bad: [
      flow(
        poll,
        accepted,
        changed(notify, {
          'Subscription-State': `${active}\n${' '.repeat(20)}^^^^^^ The SUBSCRIBE with Expires: 0 ends the subscription, so that this is terminated`,
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'NOTIFY') return;
    const state = soundValueOf(part.message, SubscriptionState);
    if (state === undefined || !/^(?:active|pending)$/iu.test(state.token.text)) return;
    const end = endBefore(part, call);
    if (end === undefined) return;
    const right = 'terminated;reason=timeout';
    report(state.token, {
      fixes: [guess('replace', replaceBy(state, right), { state: right })],
      related: relatedTo(end, soundValueOf(end.message, Expires)),
    });
  },
});

/** The SUBSCRIBE that has ended the subscription, where it was accepted above and nothing has come after either of them. */
function endBefore(notify: Part, { parts }: Call): Part | undefined {
  const own = parts.filter(({ kind, fromTag, method }) => {
    return kind === 'request' && fromTag === notify.toTag && method === 'SUBSCRIBE';
  });
  const [last] = own.filter((each) => isAbout(each, notify)).sort((one, other) => other.number - one.number);
  if (last === undefined || soundValueOf(last.message, Expires)?.number !== 0) return undefined;
  const isAccepted = parts.some(({ kind, status = 0, method, number, toTag, place }) => {
    const isOfIt = kind === 'response' && method === 'SUBSCRIBE' && number === last.number && toTag === notify.fromTag;
    return isOfIt && status >= 200 && status < 300 && last.place < place && place < notify.place;
  });
  const isLatest = parts.every((other) => {
    return other.method !== 'NOTIFY' || other.fromTag !== notify.fromTag || other.number <= notify.number;
  });
  return isAccepted && isLatest ? last : undefined;
}

function isAbout({ message }: Part, notify: Part): boolean {
  const [one, other] = [soundValueOf(message, Event), soundValueOf(notify.message, Event)];
  return one !== undefined && other !== undefined && eventName(one) === eventName(other);
}
