/** A NOTIFY is about another event than the SUBSCRIBE or REFER of its call. */

import { CSeq } from '../sip/headers/cseq.ts';
import { Event } from '../sip/headers/event.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { TokenParams } from '../sip/values/token-params.ts';
import type { Part } from './calls.ts';
import { eventName } from './common/events.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { defineRule, type Report } from './rule.ts';

const subscribe = changed(invite, {
  start: 'SUBSCRIBE sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  Event: 'Event: presence;id=1',
  Expires: 'Expires: 600',
});
const notify = changed(byeOfCallee, {
  start: 'NOTIFY sip:alice@client.example.com SIP/2.0',
  CSeq: 'CSeq: 231 NOTIFY',
  Event: 'Event: presence;id=1',
  Contact: 'Contact: <sip:bob@server.example.net>',
  'Subscription-State': 'Subscription-State: active;expires=600',
});

const refer = changed(invite, {
  start: 'REFER sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 93809823 REFER',
  'Refer-To': 'Refer-To: <sip:carol@example.com>',
});
const progress = changed(notify, {
  Event: 'Event: refer;id=93809823',
});

export default defineRule({
  name: 'unsubscribed-event',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §4.4.1',
  examples: {
    good: [flow(subscribe, notify), flow(refer, progress), flow(refer, changed(progress, { Event: 'Event: refer' }))],
    bad: [
      flow(
        subscribe,
        changed(notify, {
          Event: 'Event: dialog;id=1\n       ^^^^^^^^^^^ The SUBSCRIBE is about the event presence;id=1',
        }),
      ),
      flow(
        subscribe,
        changed(notify, { Event: 'Event: presence\n       ^^^^^^^^ The SUBSCRIBE is about the event presence;id=1' }),
      ),
      flow(
        refer,
        changed(progress, {
          Event:
            'Event: refer;id=93809822\n                ^^^^^^^^ No REFER of this call has this number in CSeq, but one has 93809823',
        }),
      ),
    ],
  },
  checkCall(part, report, { parts }) {
    if (part.kind !== 'request' || part.method !== 'NOTIFY') return;
    const asking = parts.filter(({ kind, fromTag }) => kind === 'request' && fromTag === part.toTag);
    const subscriptions = asking.filter(({ method }) => method === 'SUBSCRIBE');
    const own = soundValueOf(part.message, Event);
    if (own !== undefined)
      reportReferral(
        own,
        parts.filter(({ fromTag }) => fromTag === part.toTag),
        report,
      );
    const [first] = subscriptions;
    const events = subscriptions.map(({ message }) => soundValueOf(message, Event));
    const [right] = events;
    if (own === undefined || first === undefined || right === undefined) return;
    // RFC 3515 §2.4.4: a REFER subscribes as well.
    if (asking.some(isReferring) || events.some((event) => event === undefined || eventName(event) === eventName(own)))
      return;
    const event = eventName(right);
    report(own, {
      args: { event },
      fixes: [guess('replace', replaceBy(own, event), { event })],
      related: relatedTo(first, right),
    });
  },
});

function isReferring({ method }: Part): boolean {
  return method === 'REFER';
}

/** RFC 3515 §2.4.6: the id is the number that the REFER has in CSeq. */
function reportReferral({ token, params }: TokenParams, asking: readonly Part[], report: Report): void {
  const id = paramNamed(params, 'id')?.value;
  const referrals = asking.filter(isReferring);
  const [first] = referrals;
  if (token.text !== 'refer' || id === undefined || first === undefined) return;
  if (asking.some(({ method }) => method === 'SUBSCRIBE') || referrals.some((each) => each.number === Number(id.text)))
    return;
  const number = String(first.number);
  report(id, {
    what: 'referral',
    spec: 'RFC 3515 §2.4.6',
    args: { number },
    fixes: referrals.every((other) => other.number === first.number)
      ? [guess('replace', replaceBy(id, number), { event: number })]
      : [],
    related: relatedTo(first, soundValueOf(first.message, CSeq)),
  });
}
