/** SIP-If-Match of a PUBLISH is not the SIP-ETag that the PUBLISH before it was answered with. */

import { Event } from '../sip/headers/event.ts';
import { SipETag } from '../sip/headers/sip-etag.ts';
import { SipIfMatch } from '../sip/headers/sip-if-match.ts';
import type { Call, Part } from './calls.ts';
import { eventName } from './common/events.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { answersTo } from './pairing.ts';
import { defineRule } from './rule.ts';

const publish = changed(invite, {
  start: 'PUBLISH sip:alice@example.com SIP/2.0',
  To: 'To: <sip:alice@example.com>',
  CSeq: 'CSeq: 1 PUBLISH',
  Contact: undefined,
  Event: 'Event: presence',
  Expires: 'Expires: 3600',
  'SIP-If-Match': 'SIP-If-Match: dx200xyz',
});
const published = changed(answer, {
  To: 'To: <sip:alice@example.com>;tag=314159',
  CSeq: 'CSeq: 1 PUBLISH',
  Contact: undefined,
  Expires: 'Expires: 3600',
  'SIP-ETag': 'SIP-ETag: kwj449x',
});
const refresh = changed(publish, {
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74c02',
  CSeq: 'CSeq: 2 PUBLISH',
  'SIP-If-Match': 'SIP-If-Match: kwj449x',
});

export default defineRule({
  name: 'entity-tag-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3903 §4.3',
  examples: {
    good: [
      flow(publish, published, refresh),
      // The answer that gave the tag is not in the file.
      flow(publish, published, changed(refresh, { CSeq: 'CSeq: 3 PUBLISH', 'SIP-If-Match': 'SIP-If-Match: qwi982ks' })),
    ],
    bad: [
      flow(
        publish,
        published,
        changed(refresh, {
          'SIP-If-Match':
            'SIP-If-Match: dx200xyz\n              ^^^^^^^^ The answer to the PUBLISH before gave another entity-tag: kwj449x',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'PUBLISH' || !hasField(part.message, 'sip-if-match')) return;
    const own = soundValueOf(part.message, SipIfMatch);
    const answers = answersBefore(part, call);
    const tags = answers.map(({ message }) => soundValueOf(message, SipETag));
    const [first] = answers;
    const [right] = tags;
    if (own === undefined || first === undefined || right === undefined) return;
    if (tags.some((tag) => tag === undefined || tag.text === own.text)) return;
    report(own, {
      args: { tag: right.text },
      fixes: [guess('replace', replaceBy(own, right.text), { tag: right.text })],
      related: relatedTo(first, right),
    });
  },
});

/** The successful answers to the PUBLISH with the number before, where it is about the same. */
function answersBefore(part: Part, call: Call): readonly Part[] {
  const event = eventIn(part);
  const before = call.parts.find(
    (other) =>
      other.kind === 'request' &&
      other.method === 'PUBLISH' &&
      other.number === part.number - 1 &&
      event !== undefined &&
      eventIn(other) === event,
  );
  if (before === undefined) return [];
  return answersTo(before, call).filter(({ status = 0 }) => status >= 200 && status < 300);
}

function eventIn({ message }: Part): string | undefined {
  const event = soundValueOf(message, Event);
  return event === undefined ? undefined : eventName(event);
}
