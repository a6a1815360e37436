/** A word in the value of an attribute that nobody knows, and that is all but one that is known. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { terms } from '../sip/bodies/sdp/terms.ts';
import { Candidate, IceOptions } from '../sip/bodies/sdp/values/ice.ts';
import { Fingerprint, hashSizes } from '../sip/bodies/sdp/values/keys.ts';
import { Extmap, RtcpFeedback } from '../sip/bodies/sdp/values/rtcp.ts';
import { Rid, SsrcGroup, StreamGroup } from '../sip/bodies/sdp/values/streams.ts';
import type { SdpLine } from '../sip/bodies/sdp.ts';
import { nearest } from '../sip/nearest.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { isLineBeingTyped, keepingLength, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const extension = 'urn:ietf:params:rtp-hdrext:';
/** What IANA registers below that. */
const extensions = [
  'toffset',
  'ssrc-audio-level',
  'csrc-audio-level',
  'splicing-interval',
  'smpte-tc',
  'ntp-64',
  'ntp-56',
  'encrypt',
  'framemarking',
  'sdes:cname',
  'sdes:mid',
  'sdes:rtp-stream-id',
  'sdes:repaired-rtp-stream-id',
  'sdes:CaptId',
].map((name) => extension + name);
const candidateTypes = ['host', 'srflx', 'prflx', 'relay'];
const transports = ['UDP', 'TCP', 'SSLTCP', 'TLS', 'DTLS'];
/** RFC 8839 §5.6, RFC 6679 §6.2, and what browsers write. */
const iceOptions = ['ice2', 'trickle', 'rtp+ecn', 'renomination'];
/** RFC 4585 §4.2, RFC 5104 §7.1, and what browsers write. */
const feedbackKinds = ['ack', 'nack', 'ccm', 'trr-int', 'app', 'tllei', 'pslei', 'ecn', 'goog-remb', 'transport-cc'];
const feedbackParameters = ['pli', 'sli', 'rpsi', 'fir', 'tmmbr', 'tstr', 'vbcm', 'tmmbn', 'ccfb', 'app', 'ecn'];
/** RFC 8851 §5. */
const groupSemantics = terms.filter(({ kind }) => kind === 'group').map(({ name }) => name);

const restrictions = ['pt', 'depend', 'max-width', 'max-height', 'max-fps', 'max-fs', 'max-br', 'max-pps', 'max-bpp'];

/** Of which hardly anybody makes up words of his own. */
const shortWords: ReadonlySet<string> = new Set(['candidate', 'rtcp-fb', 'ssrc-group']);
/** RFC 5576 §4.2, and what browsers write. */
const sourceSemantics = ['FID', 'FEC', 'FEC-FR', 'DUP', 'SIM'];

type Word = readonly [name: string, word: Token | undefined, known: readonly string[]];

export default defineRule({
  name: 'misspelled-sdp-value',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 8866 §5.13',
  hides: ['wrong-fingerprint-length', 'weak-fingerprint'],
  examples: {
    good: [
      sdpExample({ t: 't=0 0\na=group:X-OWN a' }, 'a=mid:a', 'a=rtcp-fb:* ack rpsi', 'a=rid:1 send x-own=5'),
      sdpExample({}, 'a=extmap:1 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time', 'a=ice-options:mine'),
    ],
    bad: [
      sdpExample(
        {},
        'a=ice-ufrag:8hhY',
        'a=ice-pwd:asd88fgpdd777uzjYhagZg',
        'a=candidate:1 1 UDP 2130706431 192.0.2.1 4000 typ hots\n                                                  ^^^^ Nobody knows hots in a=candidate; did you mean host?',
      ),
      sdpExample(
        { t: 't=0 0\na=group:BUNLDE a\n        ^^^^^^ Nobody knows BUNLDE in a=group; did you mean BUNDLE?' },
        'a=mid:a',
      ),
      sdpExample(
        {},
        'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mdi\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nobody knows urn:ietf:params:rtp-hdrext:sdes:mdi in a=extmap; did you mean urn:ietf:params:rtp-hdrext:sdes:mid?',
      ),
    ],
  },
  about: { attributes: ['candidate', 'ice-options', 'group', 'fingerprint', 'rtcp-fb', 'rid', 'extmap', 'ssrc-group'] },
  checkSdp(sdp, report) {
    for (const { lines } of sectionsOf(sdp)) {
      for (const [line, words] of wordsIn(lines)) {
        if (isLineBeingTyped(sdp, line)) continue;
        for (const [name, word, known] of words) {
          const meant = word === undefined ? undefined : meantBy(word, known, shortWords.has(name) ? 3 : 4);
          if (word === undefined || meant === undefined) continue;
          const fixes = [guess('replace', keepingLength(sdp, replaceBy(word, meant)), { meant })];
          report(word, { args: { word: word.text, attribute: `a=${name}`, meant }, fixes });
        }
      }
    }
  },
});

function wordsIn(lines: readonly SdpLine[]): readonly (readonly [SdpLine, readonly Word[]])[] {
  return [
    ...attributesIn(lines, Candidate).map(({ line, value }) => {
      const words: readonly Word[] = [
        ['candidate', value.transport, transports],
        ['candidate', value.type, candidateTypes],
      ];
      return [line, words] as const;
    }),
    ...attributesIn(lines, IceOptions).map(
      ({ line, value }) => [line, value.map((word): Word => ['ice-options', word, iceOptions])] as const,
    ),
    ...attributesIn(lines, StreamGroup).map(
      ({ line, value }) => [line, [['group', value.semantics, groupSemantics] as const]] as const,
    ),
    ...attributesIn(lines, SsrcGroup).map(
      ({ line, value }) => [line, [['ssrc-group', value.semantics, sourceSemantics] as const]] as const,
    ),
    ...attributesIn(lines, Fingerprint).map(
      ({ line, value }) => [line, [['fingerprint', value.hash, [...hashSizes.keys()]] as const]] as const,
    ),
    ...attributesIn(lines, RtcpFeedback).map(({ line, value }) => {
      const words: readonly Word[] = [
        ['rtcp-fb', value.kind, feedbackKinds],
        ['rtcp-fb', value.parameter, feedbackParameters],
      ];
      return [line, words] as const;
    }),
    ...attributesIn(lines, Rid).map(
      ({ line, value }) => [line, value.restricted.map((word): Word => ['rid', word, restrictions])] as const,
    ),
    ...attributesIn(lines, Extmap).map(
      ({ line, value }) =>
        [line, value.uri.text.startsWith(extension) ? [['extmap', value.uri, extensions] as const] : []] as const,
    ),
  ];
}

/** Nothing where the word is known, or too short to tell, or differs but in its digits. */
function meantBy(word: Token, known: readonly string[], least: number): string | undefined {
  const { text } = word;
  const isKnown = known.some((each) => each.toLowerCase() === text.toLowerCase());
  if (isKnown || text.length < least || /^x-/iu.test(text) || isTemplated(word)) return undefined;
  return nearest(text, known, text.length < 5 ? 1 : 2);
}
