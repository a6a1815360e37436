/** The answer to a SUBSCRIBE, or a NOTIFY, gives more time than was asked for. */

import { Event } from '../sip/headers/event.ts';
import { Expires } from '../sip/headers/expires.ts';
import { SubscriptionState } from '../sip/headers/subscription-state.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Call, Part } from './calls.ts';
import { eventName } from './common/events.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { answer, byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { isBeginning, requestsOf } from './pairing.ts';
import { defineRule, type Report } from './rule.ts';

const subscribe = changed(invite, {
  start: 'SUBSCRIBE sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  Event: 'Event: presence',
  Expires: 'Expires: 600',
});
const notify = changed(byeOfCallee, {
  start: 'NOTIFY sip:alice@client.example.com SIP/2.0',
  CSeq: 'CSeq: 231 NOTIFY',
  Event: 'Event: presence',
  Contact: 'Contact: <sip:bob@server.example.net>',
  'Subscription-State': 'Subscription-State: active;expires=300',
});
const subscribed = changed(answer, { CSeq: 'CSeq: 1 SUBSCRIBE', Expires: 'Expires: 300' });

export default defineRule({
  name: 'longer-subscription',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §4.2.1.1',
  examples: {
    good: [
      flow(subscribe, subscribed, notify),
      flow(changed(subscribe, { Expires: undefined }), subscribed),
      // It was refreshed.
      flow(
        subscribe,
        subscribed,
        changed(subscribe, {
          To: 'To: <sip:bob@example.net>;tag=314159',
          CSeq: 'CSeq: 2 SUBSCRIBE',
          Expires: 'Expires: 900',
        }),
        changed(notify, { 'Subscription-State': 'Subscription-State: active;expires=900' }),
      ),
    ],
    bad: [
      flow(
        subscribe,
        changed(subscribed, {
          Expires: 'Expires: 3600\n         ^^^^ The SUBSCRIBE asks for 600 seconds, and no more may be given',
        }),
      ),
      flow(
        subscribe,
        subscribed,
        changed(notify, {
          'Subscription-State':
            'Subscription-State: active;expires=301\n                                   ^^^ The subscription has 300 seconds, and a NOTIFY gives no more',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind === 'request') return reportNotification(part, call, report);
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

/** RFC 6665 §4.2.2: a NOTIFY may shorten a subscription, and not lengthen it. */
function reportNotification(part: Part, { parts }: Call, report: Report): void {
  const state = soundValueOf(part.message, SubscriptionState);
  const given = paramNamed(state?.params ?? [], 'expires')?.value;
  if (part.method !== 'NOTIFY' || state === undefined || given === undefined || !/^\d+$/u.test(given.text)) return;
  // RFC 6665 §4.1.3: it says nothing beside other states.
  if (!/^(?:active|pending)$/iu.test(state.token.text)) return;
  const asked = parts.filter(({ method, fromTag }) => method === 'SUBSCRIBE' && fromTag === part.toTag);
  // A refresh alone does not tell what was there before.
  if (!asked.some(isBeginning) || !asked.every((each) => isAbout(each, part))) return;
  const limits = asked
    .filter((each) => isGivenBy(each, part) || isUnanswered(each, part, asked))
    .map((each) => ({ each, seconds: soundValueOf(each.message, Expires)?.number }));
  const [longest] = [...limits].sort((one, other) => (other.seconds ?? 0) - (one.seconds ?? 0));
  if (longest?.seconds === undefined || limits.some((limit) => limit.seconds === undefined)) return;
  if (Number(given.text) <= longest.seconds) return;
  const seconds = String(longest.seconds);
  report(given, {
    what: 'notify',
    spec: 'RFC 6665 §4.2.2',
    args: { seconds },
    fixes: [guess('replace', replaceBy(given, seconds), { seconds })],
    related: relatedTo(longest.each, soundValueOf(longest.each.message, Expires)),
  });
}

/** RFC 6665 §8.2.1: there may be several subscriptions in a dialog; a response does not say to which it belongs. */
function isAbout({ kind, message }: Part, notify: Part): boolean {
  const own = soundValueOf(notify.message, Event);
  const other = soundValueOf(message, Event);
  return kind === 'response' || (own !== undefined && other !== undefined && eventName(own) === eventName(other));
}

/** What is given counts, else what is asked for. */
function isUnanswered({ kind, number }: Part, notify: Part, asked: readonly Part[]): boolean {
  return kind === 'request' && !asked.some((other) => other.number === number && isGivenBy(other, notify));
}

function isGivenBy({ kind, status = 0, toTag }: Part, notify: Part): boolean {
  return kind === 'response' && status >= 200 && status < 300 && toTag === notify.fromTag;
}
