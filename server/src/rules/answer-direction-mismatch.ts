/** An answer whose direction does not fit the one that was offered. */

import type { MediaSection, Sdp, SdpAttribute, SdpSection } from '../sip/bodies/sdp.ts';
import type { Fix } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits, insertedLine, isCounted } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

/** RFC 3264 §6.1: what may answer what; sendrecv is answered by any. The first is the usual one. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  sendonly: ['recvonly', 'inactive'],
  recvonly: ['sendonly', 'inactive'],
  inactive: ['inactive'],
};

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'answer-direction-mismatch',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3264 §6.1',
  examples: {
    good: [
      flow(withSdp(invite, audio, 'a=sendonly'), withSdp(answer, audio, 'a=recvonly')),
      flow(withSdp(invite, 'a=inactive', audio), withSdp(answer, 'a=inactive', audio)),
      flow(withSdp(invite, audio), withSdp(answer, audio, 'a=sendonly')),
    ],
    bad: [
      flow(
        withSdp(invite, audio, 'a=sendonly'),
        withSdp(
          answer,
          audio,
          'a=sendrecv\n  ^^^^^^^^ The stream was offered as sendonly; an answer to that is recvonly or inactive',
        ),
      ),
      flow(
        withSdp(invite, audio, 'a=inactive'),
        withSdp(
          answer,
          `${audio}\n${'^'.repeat(audio.length)} The stream was offered as inactive; an answer to that is inactive`,
        ),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const offer = directionOf(exchange.offer.sdp, offered);
      const own = directionOf(exchange.answer.sdp, answered);
      const right = fitting[offer?.name.text ?? ''] ?? [];
      const [usual] = right;
      if (usual === undefined || right.includes(own?.name.text ?? 'sendrecv')) continue;
      if (own === undefined && !isCounted(part.message)) continue;
      const { media } = answered;
      report(own?.name ?? spanOf(media.start, media.value.end), {
        what: right.length > 1 ? 'what' : 'only',
        args: { offered: offer?.name.text ?? '', usual },
        fixes: fixesFor(part.message, answered, own, usual),
        related: offer === undefined ? undefined : relatedTo(exchange.offer.part, offer.name),
      });
    }
  },
});

function fixesFor(message: Message, section: SdpSection, own: SdpAttribute | undefined, usual: string): readonly Fix[] {
  const isOfStream = own !== undefined && section.lines.includes(own);
  const edits = isOfStream
    ? countedEdits(message, replaceBy(own.name, usual))
    : insertedLine(message, section, `a=${usual}`);
  return [guess('write', edits, { usual })];
}

/** RFC 8866 §6.7: that of the session counts for streams that have none of their own. */
function directionOf({ session }: Sdp, section: MediaSection): SdpAttribute | undefined {
  return directionIn(section) ?? directionIn(session);
}

function directionIn({ lines }: SdpSection): SdpAttribute | undefined {
  for (const line of lines) {
    if (line.kind === 'attribute' && /^(?:sendrecv|sendonly|recvonly|inactive)$/u.test(line.name.text)) return line;
  }
  return undefined;
}
