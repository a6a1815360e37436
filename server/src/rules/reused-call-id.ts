/** A request that begins another dialog with the Call-ID and the From tag of one above. */

import { CallId } from '../sip/headers/call-id.ts';
import { To } from '../sip/headers/to.ts';
import { requestUriOf } from '../sip/values-of.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { relatedTo, textAt } from './common/related.ts';
import { busy, flow, invite } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { isSameHop, isSameSender } from './hop.ts';
import { answersTo, isBeginning } from './pairing.ts';
import { defineRule } from './rule.ts';

const toCarol = {
  start: 'INVITE sip:carol@example.org SIP/2.0',
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bKnew',
  To: 'To: <sip:carol@example.org>',
} as const;

/** The methods that begin a dialog: RFC 3261 §12.1, RFC 6665 §4.4.1, RFC 3515 §2.4.5. */
const beginning: ReadonlySet<string> = new Set(['INVITE', 'SUBSCRIBE', 'REFER']);

export default defineRule({
  name: 'reused-call-id',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.4',
  examples: {
    good: [
      flow(invite, changed(invite, { ...toCarol, 'Call-ID': 'Call-ID: 55193@client.example.com' })),
      // It goes elsewhere because the first one was refused or redirected.
      flow(invite, busy, changed(invite, { ...toCarol, CSeq: 'CSeq: 2 INVITE' })),
      // A proxy sends it on, and a session border controller writes To anew.
      flow(invite, changed(invite, { ...toCarol, Via: 'Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bKnext' })),
    ],
    bad: [
      flow(
        invite,
        changed(invite, {
          ...toCarol,
          'Call-ID':
            'Call-ID: 3848276298220188511@client.example.com\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The INVITE to sip:bob@example.net has this Call-ID and the same tag in From',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (!isOfNewDialog(part)) return;
    const value = soundValueOf(part.message, CallId);
    const before = value === undefined ? undefined : otherAbove(part, call);
    const to = before === undefined ? undefined : soundValueOf(before.message, To)?.address.uri;
    if (value === undefined || before === undefined || to === undefined) return;
    report(value, {
      args: { method: before.method, uri: textAt(before, to) },
      related: relatedTo(before, soundValueOf(before.message, CallId)),
    });
  },
});

function isOfNewDialog(part: Part): boolean {
  return beginning.has(part.method) && isBeginning(part);
}

/** The nearest request above to somebody else, where its sender has had no reason to try another address in its place. */
function otherAbove(part: Part, call: Call): Part | undefined {
  const above = call.parts.filter(({ place, fromTag }) => place < part.place && fromTag === part.fromTag);
  const own = above.filter((other) => isOfNewDialog(other) && isFromSameSender(other, part));
  const isAnother = own.every((other) => isToAnother(other, part) && !isGivenUp(other, call));
  return isAnother ? own.at(-1) : undefined;
}

/** On the same hop it is the same transaction, of which other rules speak. */
function isFromSameSender({ hop: one }: Part, { hop: other }: Part): boolean {
  return one !== undefined && other !== undefined && isSameSender(one, other) && !isSameHop(one, other);
}

/** Proxies change the Request-URI alone, and some devices To alone. */
function isToAnother(one: Part, other: Part): boolean {
  const [first, second] = [targetsOf(one), targetsOf(other)];
  return first.every(
    (target, index) => target !== undefined && second[index] !== undefined && target !== second[index],
  );
}

function targetsOf(part: Part): readonly (string | undefined)[] {
  const uris = [requestUriOf(part.message), soundValueOf(part.message, To)?.address.uri];
  return uris.map((uri) => (uri === undefined ? undefined : textAt(part, uri).toLowerCase()));
}

/** Refused, redirected or challenged. */
function isGivenUp(part: Part, call: Call): boolean {
  return answersTo(part, call).some(({ status = 0 }) => status >= 300);
}
