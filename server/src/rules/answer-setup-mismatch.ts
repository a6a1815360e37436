/** An answer that says no fitting side of a connection, so that both begin or both wait. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { Setup } from '../sip/bodies/sdp/values/words.ts';
import type { MediaSection, Sdp } from '../sip/bodies/sdp.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, usedStreamsOf } from './offers.ts';
import { defineRule } from './rule.ts';

/** RFC 4145 §4.1. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  actpass: ['active', 'passive', 'holdconn'],
  active: ['passive', 'holdconn'],
  passive: ['active', 'holdconn'],
  holdconn: ['holdconn'],
};

const audio = [
  'm=audio 49170 UDP/TLS/RTP/SAVP 0',
  'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB',
];

const fax = 'm=image 49170 TCP t38';

export default defineRule({
  name: 'answer-setup-mismatch',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 4145 §4.1',
  examples: {
    good: [
      flow(withSdp(invite, ...audio, 'a=setup:actpass'), withSdp(answer, ...audio, 'a=setup:active')),
      flow(withSdp(invite, fax, 'a=setup:active'), withSdp(answer, fax, 'a=setup:passive')),
    ],
    bad: [
      flow(
        withSdp(invite, ...audio, 'a=setup:actpass'),
        withSdp(
          answer,
          ...audio,
          'a=setup:actpass\n        ^^^^^^^ An answer to actpass is one of: active, passive, holdconn',
        ),
      ),
      flow(
        withSdp(invite, fax, 'a=setup:active'),
        withSdp(answer, fax, 'a=setup:active\n        ^^^^^^ An answer to active is one of: passive, holdconn'),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const { offered, answered } of usedStreamsOf(exchange)) {
      const [offer, own] = [setupOf(exchange.offer.sdp, offered), setupOf(exchange.answer.sdp, answered)];
      const right = fitting[offer?.value.word ?? ''] ?? [];
      const [usual] = right;
      if (offer === undefined || own === undefined || usual === undefined || right.includes(own.value.word)) continue;
      report(own.value.token, {
        args: { offered: offer.value.word, values: right.join(', ') },
        fixes: [guess('replace', countedEdits(part.message, replaceBy(own.value.token, usual)), { usual })],
        related: relatedTo(exchange.offer.part, offer.value.token),
      });
    }
  },
});

function setupOf({ session }: Sdp, { lines }: MediaSection) {
  return attributesIn(lines, Setup)[0] ?? attributesIn(session.lines, Setup)[0];
}
