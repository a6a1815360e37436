/** A reliable provisional response that nobody acknowledges, though the call was answered. */

import { Require } from '../sip/headers/require.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { listed } from './common/option-tags.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, askingReliable, bye, flow, prack, reliableRinging } from './common/small-call.ts';
import { soundValueOf } from './common/sound-values.ts';
import { acknowledgedBy, rackFor } from './pairing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-prack',
  severity: 'hint',
  basis: 'must',
  spec: 'RFC 3262 §4',
  examples: {
    good: [
      flow(askingReliable, reliableRinging, prack, answer, ack),
      // How the call goes on is not in the file.
      flow(askingReliable, reliableRinging),
      flow(askingReliable, reliableRinging, answer),
      // The PRACK is not in the file, but what answers it is.
      flow(
        askingReliable,
        reliableRinging,
        changed(answer, { Via: bye[1], CSeq: 'CSeq: 2 PRACK', Contact: undefined }),
        answer,
        ack,
      ),
      // What comes after the answer may be discarded.
      flow(askingReliable, answer, reliableRinging, ack),
    ],
    bad: [
      flow(
        askingReliable,
        changed(reliableRinging, {
          RSeq: 'RSeq: 988789\n      ^^^^^^ No PRACK acknowledges this 180, though the call was answered: one with RAck: 988789 1 INVITE',
        }),
        answer,
        ack,
      ),
    ],
  },
  checkCall(part, report, call) {
    if (!isReliable(part)) return;
    const value = soundValueOf(part.message, RSeq);
    const own = rackFor(part);
    const answered = answerBehind(part, call);
    if (value === undefined || own === undefined || answered === undefined || isCopy(part, call)) return;
    const pracks = call.parts.filter((other) => other.method === 'PRACK' && isOfDialog(other, part));
    const acknowledged = pracks.filter(isRequest).map(acknowledgedBy);
    if (acknowledged.includes(own) || isIncomplete(pracks) || isMistaken(acknowledged, part, call)) return;
    report(value, { args: { status: part.status ?? 180, rack: own }, related: relatedTo(answered) });
  },
});

function isReliable({ kind, status = 0, method, message }: Part): boolean {
  const isProvisional = kind === 'response' && status > 100 && status < 200 && method === 'INVITE';
  return isProvisional && listed(message, Require, '100rel') !== undefined;
}

/** The 2xx of the same dialog, where it has come later and was acknowledged; by then the PRACK would have been sent. */
function answerBehind(part: Part, { parts }: Call): Part | undefined {
  const same = parts.filter((other) => other.number === part.number && isOfDialog(other, part));
  if (!same.some(({ kind, method }) => kind === 'request' && method === 'ACK')) return undefined;
  return same.find(({ kind, status = 0, method, place }) => {
    return kind === 'response' && method === 'INVITE' && status >= 200 && status < 300 && place > part.place;
  });
}

/** The same response was seen above already: sent again, or at another place of the network. */
function isCopy(part: Part, { parts }: Call): boolean {
  return parts.some((other) => {
    return other.place < part.place && isReliable(other) && isOfDialog(other, part) && rackFor(other) === rackFor(part);
  });
}

/** A PRACK was answered that the file does not have. */
function isIncomplete(pracks: readonly Part[]): boolean {
  const sent = new Set(pracks.filter(isRequest).map(({ number }) => number));
  return pracks.some(({ kind, number }) => kind !== 'request' && !sent.has(number));
}

/** One of them acknowledges nothing that was sent: it may be meant for this one, and is said to be wrong itself. */
function isMistaken(acknowledged: readonly (string | undefined)[], part: Part, { parts }: Call): boolean {
  const asked = new Set(parts.filter((other) => isReliable(other) && isOfDialog(other, part)).map(rackFor));
  return acknowledged.some((each) => each === undefined || !asked.has(each));
}

function isRequest({ kind }: Part): boolean {
  return kind === 'request';
}

function isOfDialog({ fromTag, toTag }: Part, part: Part): boolean {
  return part.toTag !== undefined && fromTag === part.fromTag && toTag === part.toTag;
}
