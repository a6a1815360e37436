/** An attribute that stands twice where it may stand once, or beside another that says the opposite. */

import { type SdpAttribute, type SdpLine, wordsOf } from '../sip/bodies/sdp.ts';
import { guess, remove } from './common/fixes.ts';
import { type CheckedSdp, isLineBeingTyped, keepingLength, lineSpan, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const directions: ReadonlySet<string> = new Set(['sendrecv', 'sendonly', 'recvonly', 'inactive']);

/** Those of which one says all. */
const single: ReadonlySet<string> = new Set([
  'ptime',
  'maxptime',
  'mid',
  'setup',
  'connection',
  'ice-ufrag',
  'ice-pwd',
  'ice-lite',
  'rtcp',
  'rtcp-mux',
  'rtcp-mux-only',
  'rtcp-rsize',
  'bundle-only',
  'sctp-port',
  'max-message-size',
  'tls-id',
  'simulcast',
  'framerate',
  'quality',
  'type',
  'charset',
  'tool',
  'T38FaxVersion',
  'T38MaxBitRate',
  'T38FaxRateManagement',
  'T38FaxMaxBuffer',
  'T38FaxMaxDatagram',
  'T38FaxUdpEC',
]);

/** Those of which there is one for each format. */
const perFormat: ReadonlySet<string> = new Set(['rtpmap', 'fmtp']);

export default defineRule({
  name: 'repeated-sdp-attribute',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8866 §6',
  examples: {
    good: [
      sdpExample({ t: 't=0 0\na=sendrecv' }, 'a=sendonly'),
      sdpExample({ m: 'm=audio 49170 RTP/AVP 0 8' }, 'a=rtpmap:0 PCMU/8000', 'a=rtpmap:8 PCMA/8000'),
    ],
    bad: [
      sdpExample({}, 'a=sendrecv', 'a=sendonly\n^^^^^^^^^^ a=sendrecv above says another direction'),
      sdpExample({}, 'a=ptime:20', 'a=ptime:30\n^^^^^^^^^^ a=ptime stands once at most; one stands above'),
      sdpExample(
        { m: 'm=audio 49170 RTP/AVP 96' },
        'a=rtpmap:96 AMR/8000',
        'a=rtpmap:96 AMR/8000\n^^^^^^^^^^^^^^^^^^^^ a=rtpmap:96 stands once at most; one stands above',
      ),
    ],
  },
  about: { traits: ['unusual-stream'] },
  checkSdp(sdp, report) {
    for (const { lines } of sectionsOf(sdp)) checkLines(sdp, lines, report);
  },
});

function checkLines(sdp: CheckedSdp, lines: readonly SdpLine[], report: Report): void {
  const seen = new Map<string, string>();
  for (const line of lines) {
    if (line.kind !== 'attribute') continue;
    const key = keyOf(line);
    if (key === undefined) continue;
    const before = seen.get(key);
    seen.set(key, before ?? line.name.text);
    if (before === undefined || isLineBeingTyped(sdp, line)) continue;
    const isOther = before !== line.name.text;
    const fixes = [guess('remove', keepingLength(sdp, remove(line)))];
    report(lineSpan(sdp, line), {
      what: isOther ? 'direction' : 'what',
      args: { name: isOther ? before : key === 'direction' ? line.name.text : key },
      fixes,
    });
  }
}

/** What of an attribute may stand there only once. */
function keyOf({ name: { text }, argument }: SdpAttribute): string | undefined {
  if (directions.has(text)) return 'direction';
  if (single.has(text)) return text;
  if (!perFormat.has(text) || argument === undefined) return undefined;
  const format = /^[ \t]*([^ \t{]+)(?:[ \t]|$)/u.exec(argument.text)?.[1] ?? wordsOf(argument)[0]?.text;
  return format === undefined || format.includes('{{') ? undefined : `${text}:${format}`;
}
