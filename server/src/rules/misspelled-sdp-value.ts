/** A word in the value of an attribute that nobody knows, and that is all but one that is known. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { terms } from '../sip/bodies/sdp/terms.ts';
import { MediaClock, ReferenceClock } from '../sip/bodies/sdp/values/clocks.ts';
import type { AttributeDefinition } from '../sip/bodies/sdp/values/definition.ts';
import { Candidate, IceOptions } from '../sip/bodies/sdp/values/ice.ts';
import { Fingerprint, hashSizes } from '../sip/bodies/sdp/values/keys.ts';
import { ExtendedReports, Extmap, RtcpFeedback } from '../sip/bodies/sdp/values/rtcp.ts';
import { Rid, SsrcGroup, StreamGroup } from '../sip/bodies/sdp/values/streams.ts';
import type { SdpLine } from '../sip/bodies/sdp.ts';
import { nearest } from '../sip/nearest.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

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
const groupSemantics = terms.filter(({ kind }) => kind === 'group').map(({ name }) => name);
/** RFC 8851 §5. */
const restrictions = ['pt', 'depend', 'max-width', 'max-height', 'max-fps', 'max-fs', 'max-br', 'max-pps', 'max-bpp'];
/** RFC 5576 §4.2, and what browsers write. */
const sourceSemantics = ['FID', 'FEC', 'FEC-FR', 'DUP', 'SIM'];

/** RFC 3611 §5.1, and the reports of later RFCs. */
const reports = [
  'pkt-loss-rle',
  'pkt-dup-rle',
  'pkt-rcpt-times',
  'rcvr-rtt',
  'stat-summary',
  'voip-metrics',
  'post-repair-loss-rle',
  'multicast-acq',
  'pkt-dly-var',
  'delay',
  'burst-gap-loss',
  'burst-gap-discard',
  'burst-gap-loss-stat',
  'burst-gap-discard-stat',
  'frame-impairment-stat',
  'pkt-discard-count',
  'de-jitter-buffer',
  'discard-rle',
  'discard-bytes',
  'rtp-flow-init-syn-delay',
  'rtp-flow-syn-offset',
  'mos-metric',
  'loss-conceal',
  'conc-sec',
  'post-repair-loss-count',
  'vlc',
  'ts-psi-decodability',
  'ts-psi-indep-decodability',
  'ind-burst-gap-discard',
];
/** RFC 7273 §4.8, SMPTE ST 2110-10. */
const referenceClocks = ['ntp', 'ptp', 'gps', 'gal', 'glonass', 'local', 'private', 'localmac'];
/** RFC 7273 §5.4. */
const mediaClocks = ['sender', 'direct', 'IEEE1722'];

/** Of which hardly anybody makes up words of his own. */
const shortWords: ReadonlySet<string> = new Set(['candidate', 'rtcp-fb', 'ssrc-group']);

type Word = readonly [word: Token | undefined, known: readonly string[]];

/** Takes the words that are known or not out of the values of one attribute. */
interface Source {
  readonly name: string;
  readonly wordsIn: (lines: readonly SdpLine[]) => readonly (readonly [SdpLine, readonly Word[]])[];
}

const sources: readonly Source[] = [
  words(Candidate, ({ transport, type }) => [
    [transport, transports],
    [type, candidateTypes],
  ]),
  words(IceOptions, (options) => options.map((option) => [option, iceOptions])),
  words(StreamGroup, ({ semantics }) => [[semantics, groupSemantics]]),
  words(SsrcGroup, ({ semantics }) => [[semantics, sourceSemantics]]),
  words(Fingerprint, ({ hash }) => [[hash, [...hashSizes.keys()]]]),
  words(RtcpFeedback, ({ kind, parameter }) => [
    [kind, feedbackKinds],
    [parameter, feedbackParameters],
  ]),
  words(ExtendedReports, (names) => names.map((name) => [name, reports])),
  words(Rid, ({ restricted }) => restricted.map((word) => [word, restrictions])),
  words(Extmap, ({ uri }) => (uri.text.startsWith(extension) ? [[uri, extensions]] : [])),
  words(ReferenceClock, (kind) => [[kind, referenceClocks]]),
  words(MediaClock, (kind) => [[kind, mediaClocks]]),
];

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
        'a=rtcp-xr:voip-metric\n          ^^^^^^^^^^^ Nobody knows voip-metric in a=rtcp-xr; did you mean voip-metrics?',
        'a=mediaclk:dirct=0\n           ^^^^^ Nobody knows dirct in a=mediaclk; did you mean direct?',
      ),
      sdpExample(
        {},
        'a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mdi\n           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nobody knows urn:ietf:params:rtp-hdrext:sdes:mdi in a=extmap; did you mean urn:ietf:params:rtp-hdrext:sdes:mid?',
      ),
    ],
  },
  about: { attributes: sources.map(({ name }) => name) },
  checkSdp(sdp, report) {
    for (const { lines } of sectionsOf(sdp)) {
      for (const { name, wordsIn } of sources) {
        for (const [line, found] of wordsIn(lines)) {
          if (!isLineBeingTyped(sdp, line)) checkWords(sdp, name, found, report);
        }
      }
    }
  },
});

function words<V>(definition: AttributeDefinition<V>, wordsOf: (value: V) => readonly Word[]): Source {
  return {
    name: definition.name,
    wordsIn: (lines) => attributesIn(lines, definition).map(({ line, value }) => [line, wordsOf(value)]),
  };
}

function checkWords(sdp: CheckedSdp, name: string, found: readonly Word[], report: Report): void {
  for (const [word, known] of found) {
    const meant = word === undefined ? undefined : meantBy(word, known, shortWords.has(name) ? 3 : 4);
    if (word === undefined || meant === undefined) continue;
    const fixes = [guess('replace', keepingLength(sdp, replaceBy(word, meant)), { meant })];
    report(word, { args: { word: word.text, attribute: `a=${name}`, meant }, fixes });
  }
}

/** Nothing where the word is known, or too short to tell, or differs but in its digits. */
function meantBy(word: Token, known: readonly string[], least: number): string | undefined {
  const { text } = word;
  const isKnown = known.some((each) => each.toLowerCase() === text.toLowerCase());
  if (isKnown || text.length < least || /^x-/iu.test(text) || isTemplated(word)) return undefined;
  return nearest(text, known, text.length < 5 ? 1 : 2);
}
