/** RAck of a PRACK is not about any of the reliable responses that are waiting for one. */

import { RAck } from '../sip/headers/rack.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { askingReliable, bye, flow, prack, reliableRinging } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { acknowledgedBy, rackFor } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'rack-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3262 §7.2',
  examples: {
    good: [
      flow(askingReliable, reliableRinging, prack),
      // The response that is meant is not in the file.
      flow(
        askingReliable,
        reliableRinging,
        prack,
        changed(prack, { CSeq: 'CSeq: 3 PRACK', Via: `${bye[1]}2`, RAck: 'RAck: 988790 1 INVITE' }),
      ),
    ],
    bad: [
      flow(
        askingReliable,
        reliableRinging,
        changed(prack, {
          RAck: 'RAck: 988788 1 INVITE\n      ^^^^^^^^^^^^^^^ The reliable response asks for RAck: 988789 1 INVITE',
        }),
      ),
      flow(
        askingReliable,
        reliableRinging,
        changed(prack, {
          RAck: 'RAck: 988789 2 INVITE\n      ^^^^^^^^^^^^^^^ The reliable response asks for RAck: 988789 1 INVITE',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method !== 'PRACK') return;
    const own = acknowledgedBy(part);
    const rack = soundValueOf(part.message, RAck);
    // Another method is said to be wrong by itself.
    if (rack !== undefined && rack.method.text !== 'INVITE') return;
    if (own === undefined || rack === undefined) return;
    const asked = askedOf(part, call);
    if (asked.size === 0 || asked.has(own)) return;
    const done = new Set(call.parts.filter((other) => other !== part && isPrackLike(other, part)).map(acknowledgedBy));
    const waiting = [...asked].filter(([right]) => !done.has(right));
    const [first] = waiting.filter(([right]) => right.split(' ')[0] === own.split(' ')[0]).concat(waiting);
    if (first === undefined) return;
    const [right, response] = first;
    report(rack, {
      args: { rack: right },
      fixes: [guess('replace', replaceBy(rack, right), { rack: right })],
      related: relatedTo(response, soundValueOf(response.message, RSeq)),
    });
  },
});

function isPrackLike({ kind, method, fromTag, toTag }: Part, part: Part): boolean {
  return kind === 'request' && method === part.method && fromTag === part.fromTag && toTag === part.toTag;
}

/** What RAck may say, by the reliable responses within the dialog. */
function askedOf({ fromTag, toTag }: Part, { parts }: Call): ReadonlyMap<string, Part> {
  const asked = new Map<string, Part>();
  for (const part of parts) {
    if (part.kind !== 'response' || part.fromTag !== fromTag || part.toTag !== toTag) continue;
    const key = rackFor(part);
    if (key !== undefined && !asked.has(key)) asked.set(key, part);
  }
  return asked;
}
