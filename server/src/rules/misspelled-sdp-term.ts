/** A kind of media, a protocol or another word of a session description that nobody knows, and that is all but one that is known. */

import { type TermKind, termNamed, terms } from '../sip/bodies/sdp/terms.ts';
import type { SdpLine } from '../sip/bodies/sdp.ts';
import { nearest } from '../sip/nearest.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

/** In shorter words a single letter is too little to go by; but hardly anybody makes up types of bandwidth. */
const shortest: Readonly<Record<string, number>> = { media: 4, proto: 4, bandwidth: 2 };

export default defineRule({
  name: 'misspelled-sdp-term',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §8.2',
  hides: ['missing-rtpmap'],
  examples: {
    good: [
      sdpExample({ m: 'm=haptics 49170 RTP/AVP 0' }),
      sdpExample({ m: 'm=AUDIO 49170 rtp/avp 0' }),
      sdpExample({ m: 'm=audio 49170 TCP/TLS/RTP/SAVP 0', t: 'b=X-own:64\nt=0 0' }),
    ],
    bad: [
      sdpExample({ t: 'b=CTT:64\n  ^^^ Nobody knows CTT; did you mean CT?\nt=0 0' }),
      sdpExample({ m: 'm=audip 49170 RTP/AVP 0\n  ^^^^^ Nobody knows audip; did you mean audio?' }),
      sdpExample({
        m: 'm=audio 49170 RTP/AVPX 0\n              ^^^^^^^^ Nobody knows RTP/AVPX; did you mean RTP/AVP?',
      }),
    ],
  },
  about: { traits: ['unusual-sdp'] },
  checkSdp(sdp, report) {
    for (const line of sdp.lines) {
      if (isLineBeingTyped(sdp, line)) continue;
      for (const [kind, word] of wordsIn(line)) {
        const meant = word === undefined ? undefined : meantBy(kind, word);
        if (word === undefined || meant === undefined) continue;
        const fixes = [safeFix('replace', keepingLength(sdp, replaceBy(word, meant)), { meant })];
        report(word, { args: { name: word.text, meant }, fixes });
      }
    }
  },
});

function wordsIn(line: SdpLine): readonly (readonly [TermKind, Token | undefined])[] {
  if (line.kind === 'media')
    return [
      ['media', line.media],
      ['proto', line.proto],
    ];
  return line.kind === 'bandwidth' ? [['bandwidth', line.type]] : [];
}

/** A protocol made up of known layers in a way that is not registered is meant as it is written. */
const layers = new Set(terms.flatMap(({ kind, name }) => (kind === 'proto' ? name.toLowerCase().split('/') : [])));

function meantBy(kind: TermKind, word: Token): string | undefined {
  const { text } = word;
  if (text.length < (shortest[kind] ?? 4) || isTemplated(word) || termNamed(kind, text) !== undefined) return undefined;
  const isMadeUp =
    kind === 'proto' &&
    text
      .toLowerCase()
      .split('/')
      .every((layer) => layers.has(layer));
  const names = terms.filter((term) => term.kind === kind).map(({ name }) => name);
  return isMadeUp ? undefined : nearest(text, names, 1);
}
