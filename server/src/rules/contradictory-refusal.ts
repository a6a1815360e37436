/** A refusal says to take what the request has. */

import { AllowEvents } from '../sip/headers/allow-events.ts';
import { Event } from '../sip/headers/event.ts';
import { Expires } from '../sip/headers/expires.ts';
import { MinExpires } from '../sip/headers/min-expires.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { relatedTo } from './common/related.ts';
import { busy, flow, invite } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule, type Report } from './rule.ts';

const subscribe = changed(invite, {
  start: 'SUBSCRIBE sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  Event: 'Event: presence',
  Expires: 'Expires: 600',
});
const brief = changed(busy, {
  start: 'SIP/2.0 423 Interval Too Brief',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  'Min-Expires': 'Min-Expires: 900',
});
const bad = changed(busy, {
  start: 'SIP/2.0 489 Bad Event',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  'Allow-Events': 'Allow-Events: dialog',
});

export default defineRule({
  name: 'contradictory-refusal',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6665 §4.2.1.1',
  examples: {
    good: [flow(subscribe, brief), flow(subscribe, bad)],
    bad: [
      flow(
        subscribe,
        changed(brief, {
          'Min-Expires': 'Min-Expires: 300\n             ^^^ The SUBSCRIBE asks for 600 seconds, which is no less',
        }),
      ),
      flow(
        subscribe,
        changed(bad, {
          'Allow-Events':
            'Allow-Events: dialog, presence\n                      ^^^^^^^^ The event presence is refused to the SUBSCRIBE, and allowed here',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.status !== 423 && part.status !== 489) return;
    const requests = requestsOf(part, call);
    const [nearest] = requests;
    if (nearest === undefined) return;
    if (part.status === 423) reportInterval(part, nearest, requests, report);
    else reportEvent(part, nearest, requests, report);
  },
});

/** Not of a REGISTER, which may say a time for each of its contacts. */
function reportInterval({ message, method }: Part, nearest: Part, requests: readonly Part[], report: Report): void {
  const least = soundValueOf(message, MinExpires);
  const asked = requests.map((request) => soundValueOf(request.message, Expires));
  const [first] = asked;
  if (method === 'REGISTER' || least === undefined || first === undefined) return;
  if (!asked.every((each) => each !== undefined && each.number >= least.number)) return;
  report(least, { args: { method, seconds: first.digits.text }, related: relatedTo(nearest, first) });
}

function reportEvent({ message, method }: Part, nearest: Part, requests: readonly Part[], report: Report): void {
  const events = requests.map((request) => soundValueOf(request.message, Event));
  const [first] = events;
  const name = first?.token.text;
  if (first === undefined || events.some((event) => event?.token.text !== name)) return;
  const allowed = soundValuesOf(message, AllowEvents)?.find(({ text }) => text === name);
  if (allowed === undefined) return;
  const args = { method, name: allowed.text };
  report(allowed, { what: 'event', spec: 'RFC 6665 §8.3.2', args, related: relatedTo(nearest, first) });
}
