/** A message that has to carry the answer to an offer, and carries none. */

import type { Call, Part as CallPart } from './calls.ts';
import { fieldNamed } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { ack, answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { startLineSpan } from './common/start-lines.ts';
import { describedIn, isReliable } from './offers.ts';
import { answersTo, invitesOf, requestsOf, responsesTo } from './pairing.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'missing-answer',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §13.2.1',
  examples: {
    good: [
      flow(withSdp(invite, audio), withSdp(answer, audio)),
      flow(invite, withSdp(answer, audio), withSdp(ack, audio)),
    ],
    bad: [
      flow(
        withSdp(invite, audio),
        answer.map((line, index) =>
          index === 0
            ? `${line}\n^^^^^^^^^^^^^^ The INVITE carries an offer, but this response carries no answer`
            : line,
        ),
      ),
      flow(
        invite,
        withSdp(answer, audio),
        ack.map((line, index) =>
          index === 0
            ? `${line}\n${'^'.repeat(line.length)} The 200 carries an offer, but this ACK carries no answer`
            : line,
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.message.body?.text.trim() || fieldNamed(part.message, 'content-length')?.value.text.trim() !== '0') return;
    const offer = part.kind === 'response' ? offerToResponse(part, call) : offerToAck(part, call);
    if (offer === undefined) return;
    const isResponse = part.kind === 'response';
    report(startLineSpan(part.message), {
      what: isResponse ? 'what' : 'ack',
      args: isResponse ? { method: part.method } : { status: offer.status ?? 200 },
      related: relatedTo(offer),
    });
  },
});

/** The first reliable response that does not refuse carries the answer; a 2xx behind it need not. */
function offerToResponse(part: CallPart, call: Call): CallPart | undefined {
  const { status = 0, method, toTag } = part;
  if ((method !== 'INVITE' && method !== 'UPDATE') || status < 200 || status > 299) return undefined;
  const requests = requestsOf(part, call);
  const [request] = requests;
  if (request === undefined || requests.some((each) => describedIn(each) === undefined)) return undefined;
  const isAnswered = answersTo(request, call).some((other) => {
    return other !== part && other.toTag === toTag && isReliable(other) && other.message.body?.text.trim();
  });
  return isAnswered ? undefined : request;
}

/** The ACK of a 2xx that carries an offer, since its INVITE had none. */
function offerToAck(part: CallPart, call: Call): CallPart | undefined {
  if (part.method !== 'ACK') return undefined;
  const invites = invitesOf(part, call);
  if (invites.length === 0 || invites.some(({ message }) => message.body?.text.trim())) return undefined;
  const responses = invites.flatMap((each) => responsesTo(each, call)).filter(({ toTag }) => toTag === part.toTag);
  // What a reliable provisional response offers, the PRACK has answered.
  if (responses.some((each) => (each.status ?? 0) < 200 && isReliable(each) && each.message.body?.text.trim()))
    return undefined;
  return responses.find(
    (each) => (each.status ?? 0) >= 200 && (each.status ?? 0) < 300 && describedIn(each) !== undefined,
  );
}
