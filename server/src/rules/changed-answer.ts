/** A response to an INVITE whose description is another than the one that has answered the offer already. */

import type { SdpLine } from '../sip/bodies/sdp.ts';
import { spanOf } from '../sip/span.ts';
import type { Call, Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { relatedTo } from './common/related.ts';
import { isCounted } from './common/sdp-edits.ts';
import { answer, bye, flow, invite, ringing } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { type Described, describedIn, exchangeOf } from './offers.ts';
import { responsesTo } from './pairing.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';
const progress = changed(ringing, { start: 'SIP/2.0 183 Session Progress' });
const update = changed(bye, {
  start: 'UPDATE sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 UPDATE',
  'Max-Forwards': 'Max-Forwards: 70\nContact: <sip:alice@client.example.com>',
});

export default defineRule({
  name: 'changed-answer',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §13.2.1',
  examples: {
    good: [
      flow(withSdp(invite, audio), withSdp(progress, audio), withSdp(answer, audio)),
      // Somebody else answers.
      flow(
        withSdp(invite, audio),
        withSdp(progress, audio),
        withSdp(changed(answer, { To: 'To: <sip:bob@example.net>;tag=271828' }), 'm=audio 3456 RTP/AVP 0'),
      ),
      // There has been another offer.
      flow(
        withSdp(invite, audio),
        withSdp(progress, audio),
        withSdp(update, audio, 'a=sendonly'),
        withSdp(answer, audio, 'a=recvonly'),
      ),
    ],
    bad: [
      flow(
        withSdp(invite, audio),
        withSdp(progress, audio),
        withSdp(
          answer,
          'm=audio 3456 RTP/AVP 0\n^^^^^^^^^^^^^^^^^^^^^^ The 183 has answered with another description, and the first one counts',
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { status = 0, method } = part;
    if (part.kind !== 'response' || method !== 'INVITE' || status <= 100 || status >= 300) return;
    const exchange = exchangeOf(call);
    if (exchange === undefined || !isCounted(part.message) || isOfferedAnew(part, call)) return;
    const first = answersBefore(part, exchange.offer.part, call)[0];
    const odd = first === undefined ? undefined : differenceOf(exchange.answer, first);
    if (first === undefined || odd === undefined) return;
    report(odd, { args: { status: first.part.status ?? 0 }, related: relatedTo(first.part) });
  },
});

/** What the same side has sent for the same request, above this response. */
function answersBefore(part: Part, request: Part, call: Call): readonly Described[] {
  return responsesTo(request, call)
    .filter(({ place, toTag, status = 0 }) => place < part.place && toTag === part.toTag && status < 200)
    .flatMap((other) => describedIn(other) ?? []);
}

/** RFC 3311 §5.1, RFC 3262 §5: an early session may be changed by UPDATE and PRACK. */
function isOfferedAnew({ fromTag, toTag }: Part, { parts }: Call): boolean {
  return parts.some(({ kind, method, fromTag: from, toTag: to, message }) => {
    const isWithin = (from === fromTag && to === toTag) || (from === toTag && to === fromTag);
    const isOffering = method === 'UPDATE' || method === 'PRACK';
    return kind === 'request' && isOffering && isWithin && message.body?.text.trim();
  });
}

/** The first line that does not stand in the other; who made the description and how often it was changed does not count. */
function differenceOf({ sdp }: Described, { sdp: other }: Described) {
  const theirs = other.lines.filter(isCompared).map(textOf);
  const own = sdp.lines.filter(isCompared);
  const odd = own.find((line, index) => textOf(line) !== theirs[index]) ?? (own.length < theirs.length && own.at(-1));
  return odd ? spanOf(odd.start, odd.start + textOf(odd).length) : undefined;
}

function isCompared(line: SdpLine): boolean {
  return 'letter' in line && line.kind !== 'origin' && !/^[vs]$/u.test(line.letter.text);
}

function textOf(line: SdpLine): string {
  return 'letter' in line ? `${line.letter.text}=${line.value.text.trimEnd()}` : '';
}
