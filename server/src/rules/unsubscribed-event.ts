/** A NOTIFY is about another event than the SUBSCRIBE of its call. */

import { Event } from '../sip/headers/event.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { TokenParams } from '../sip/values/token-params.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { byeOfCallee, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { defineRule } from './rule.ts';

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

export default defineRule({
  name: 'unsubscribed-event',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §4.4.1',
  examples: {
    good: [flow(subscribe, notify)],
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
    ],
  },
  checkCall(part, report, { parts }) {
    if (part.kind !== 'request' || part.method !== 'NOTIFY') return;
    const asking = parts.filter(({ kind, fromTag }) => kind === 'request' && fromTag === part.toTag);
    const subscriptions = asking.filter(({ method }) => method === 'SUBSCRIBE');
    const own = soundValueOf(part.message, Event);
    const [first] = subscriptions;
    const events = subscriptions.map(({ message }) => soundValueOf(message, Event));
    const [right] = events;
    if (own === undefined || first === undefined || right === undefined) return;
    // RFC 3515 §2.4.4: a REFER subscribes as well.
    if (asking.some(isReferring) || events.some((event) => event === undefined || nameOf(event) === nameOf(own)))
      return;
    const event = nameOf(right);
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

/** RFC 6665 §8.2.1: package and id name a subscription. */
function nameOf({ token, params }: TokenParams): string {
  const id = paramNamed(params, 'id')?.value?.text;
  return id === undefined ? token.text : `${token.text};id=${id}`;
}
