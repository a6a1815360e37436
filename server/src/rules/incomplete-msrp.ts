/** A stream of MSRP that lacks its path or its types, or whose path says something else than its `m=` line. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { MsrpPath } from '../sip/bodies/sdp/values/msrp.ts';
import type { MediaSection } from '../sip/bodies/sdp.ts';
import { guess, replaceBy } from './common/fixes.ts';
import {
  type CheckedSdp,
  hasAttribute,
  isSectionDone,
  isUsed,
  keepingLength,
  lineSpan,
  sdpExample,
} from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const media = 'm=message 7394 TCP/MSRP *';
const path = 'a=path:msrp://client.example.com:7394/2s93i9ek2a;tcp';
const types = 'a=accept-types:message/cpim text/plain';

export default defineRule({
  name: 'incomplete-msrp',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4975 §8.2',
  examples: {
    good: [
      sdpExample({ m: media }, types, path),
      sdpExample({ m: 'm=message 0 TCP/MSRP *' }),
      sdpExample({ m: 'm=message 9 TCP/TLS/MSRP *' }, types, path.replace('msrp:', 'msrps:'), 'a=setup:active'),
    ],
    bad: [
      sdpExample({ m: `${media}\n${'^'.repeat(media.length)} MSRP needs a=path` }, types),
      sdpExample({ m: `${media}\n${'^'.repeat(media.length)} MSRP needs a=accept-types` }, path),
      sdpExample({ m: 'm=message 7395 TCP/MSRP *\n          ^^^^ The port of the path is 7394' }, types, path),
      sdpExample(
        { m: media },
        types,
        `${path.replace('msrp:', 'msrps:')}\n       ^^^^^ TCP/MSRP goes with msrp in the path`,
      ),
    ],
  },
  about: { protos: ['TCP/MSRP', 'TCP/TLS/MSRP'] },
  checkSdp(sdp, report) {
    for (const section of sdp.media) {
      if (!/^TCP\/(?:TLS\/)?MSRP$/iu.test(section.media.proto?.text ?? '') || !isUsed(section)) continue;
      if (sdp.isReadable && isSectionDone(sdp, section)) checkPresence(sdp, section, report);
      checkPath(sdp, section, report);
    }
  },
});

function checkPresence(sdp: CheckedSdp, { media, lines }: MediaSection, report: Report): void {
  const missing = ['path', 'accept-types'].filter((name) => !hasAttribute(lines, name));
  if (missing.length === 0) return;
  const names = missing.map((name) => `a=${name}`).join(', ');
  report(lineSpan(sdp, media), { args: { names }, spec: missing[0] === 'path' ? 'RFC 4975 §8.2' : 'RFC 4975 §8' });
}

/** The last URI is that of the endpoint itself; those before it are of relays. */
function checkPath(sdp: CheckedSdp, { media, lines }: MediaSection, report: Report): void {
  const uri = attributesIn(lines, MsrpPath)[0]?.value.at(-1);
  const { port, proto } = media;
  if (uri === undefined || port === undefined || proto === undefined) return;
  const isSecure = /TLS/iu.test(proto.text);
  const scheme = isSecure ? 'msrps' : 'msrp';
  if (uri.scheme.text.toLowerCase() !== scheme) {
    const fixes = [guess('replace', keepingLength(sdp, replaceBy(uri.scheme, scheme)), { text: scheme })];
    report(uri.scheme, { what: 'scheme', args: { proto: proto.text, scheme }, spec: 'RFC 4975 §8.1', fixes });
  }
  // RFC 4145 §4.1: a side that connects itself may write 9.
  if (port.text === uri.port.text || port.text === '9' || uri.port.text === '9' || !/^\d+$/u.test(port.text)) return;
  const fixes = [guess('replace', keepingLength(sdp, replaceBy(port, uri.port.text)), { text: uri.port.text })];
  report(port, { what: 'port', args: { port: uri.port.text }, spec: 'RFC 4975 §8.1', fixes });
}
