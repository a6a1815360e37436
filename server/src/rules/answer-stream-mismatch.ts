/** An answer in which a stream has another kind or another protocol than it was offered with. */

import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo } from './common/related.ts';
import { countedEdits } from './common/sdp-edits.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { withSdp } from './common/small-session.ts';
import { exchangeOf, isSame } from './offers.ts';
import { defineRule } from './rule.ts';

const audio = 'm=audio 49170 RTP/AVP 0';

export default defineRule({
  name: 'answer-stream-mismatch',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3264 §6',
  examples: {
    good: [
      flow(withSdp(invite, audio), withSdp(answer, 'm=audio 3456 rtp/avp 0')),
      flow(withSdp(invite, audio), withSdp(answer, 'm=audio 0 RTP/SAVP 0')),
    ],
    bad: [
      flow(
        withSdp(invite, audio, 'm=video 49172 RTP/AVP 31'),
        withSdp(answer, audio, 'm=audio 49172 RTP/AVP 31\n  ^^^^^ This stream was offered as video'),
      ),
      flow(
        withSdp(invite, audio),
        withSdp(answer, 'm=audio 49170 RTP/AVPF 0\n              ^^^^^^^^ This stream was offered as RTP/AVP'),
      ),
    ],
  },
  checkCall(part, report, call) {
    const exchange = exchangeOf(call);
    if (exchange === undefined) return;
    for (const [index, { media: own }] of exchange.answer.sdp.media.entries()) {
      const offered = exchange.offer.sdp.media[index]?.media;
      if (offered === undefined || isTemplated(own.value) || isTemplated(offered.value)) continue;
      const isRefused = own.port?.text === '0' || offered.port?.text === '0';
      const name = !isSame(own.media?.text, offered.media?.text) ? 'media' : 'proto';
      const [word, right] = [own[name], offered[name]];
      if (word === undefined || right === undefined || isSame(word.text, right.text)) continue;
      if (name === 'proto' && isRefused) continue;
      report(word, {
        args: { offered: right.text },
        fixes: [guess('replace', countedEdits(part.message, replaceBy(word, right.text)), { offered: right.text })],
        related: relatedTo(exchange.offer.part, right),
      });
      if (name === 'media') return;
    }
  },
});
