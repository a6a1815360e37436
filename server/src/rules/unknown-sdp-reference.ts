/** An attribute that refers to a source, a label, a data channel or a capability which nothing in the description tells of. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import {
  AttributeCapability,
  PotentialConfiguration,
  TransportCapability,
} from '../sip/bodies/sdp/values/capabilities.ts';
import { DataChannelAttributes, DataChannelMap } from '../sip/bodies/sdp/values/data-channels.ts';
import { FloorId } from '../sip/bodies/sdp/values/floors.ts';
import { Ssrc, SsrcGroup } from '../sip/bodies/sdp/values/streams.ts';
import type { SdpLine } from '../sip/bodies/sdp.ts';
import type { Token } from '../sip/span.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { type CheckedSdp, sdpExample, sectionsOf } from './common/sdp.ts';
import { defineRule, type Report } from './rule.ts';

const bfcp = 'm=application 50000 TCP/BFCP *';
const channel = ['a=mid:1', 'a=setup:actpass', 'a=sctp-port:5000'];
const data = 'm=application 50000 UDP/DTLS/SCTP webrtc-datachannel';
const fingerprint =
  'a=fingerprint:sha-256 49:66:12:17:0D:1C:91:AE:57:4C:C6:36:DD:D5:97:D2:7D:62:C9:9A:7F:B9:A3:F4:70:03:E7:43:91:73:23:5E';

export default defineRule({
  name: 'unknown-sdp-reference',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5576 §4.2',
  examples: {
    good: [
      sdpExample({}, 'a=ssrc-group:FID 11 22', 'a=ssrc:11 cname:a@example.com', 'a=ssrc:22 cname:a@example.com'),
      sdpExample({}, 'a=label:10', bfcp, 'a=setup:actpass', 'a=connection:new', 'a=floorid:1 mstrm:10'),
      sdpExample({}, 'a=acap:1 ptime:20', 'a=tcap:3 RTP/SAVP RTP/SAVPF', 'a=pcfg:1 t=3|4 a=1'),
      sdpExample({ m: data }, fingerprint, ...channel, 'a=dcmap:0 label="a"', 'a=dcsa:0 accept-types:text/plain'),
    ],
    bad: [
      sdpExample(
        {},
        'a=ssrc-group:FID 11 22\n                    ^^ No a=ssrc:22 of this stream tells of this source',
        'a=ssrc:11 cname:a@example.com',
      ),
      sdpExample(
        {},
        'a=label:10',
        bfcp,
        'a=setup:actpass',
        'a=connection:new',
        'a=floorid:1 mstrm:12\n                  ^^ No stream has a=label:12',
      ),
      sdpExample({}, 'a=acap:1 ptime:20', 'a=pcfg:1 t=2 a=1\n           ^ No a=tcap has the number 2'),
      sdpExample(
        { m: data },
        fingerprint,
        ...channel,
        'a=dcmap:0 label="a"',
        'a=dcsa:1 accept-types:text/plain\n       ^ No a=dcmap:1 opens this data channel',
      ),
    ],
  },
  about: { attributes: ['ssrc-group', 'floorid', 'dcsa', 'pcfg'] },
  checkSdp(sdp, report) {
    if (!sdp.isReadable || !sdp.isDone) return;
    const labels = namesIn(sdp, 'label');
    for (const { lines } of sdp.media) {
      checkSources(lines, report);
      for (const { value } of attributesIn(lines, FloorId)) reportUnknown(value.labels, labels, 'label', report);
      const channels = new Set(attributesIn(lines, DataChannelMap).map(({ value }) => value.text));
      // RFC 8864 §5.2.1: without any, another layer opens the channels.
      if (channels.size > 0)
        reportUnknown(
          attributesIn(lines, DataChannelAttributes).map(({ value }) => value.stream),
          channels,
          'channel',
          report,
          'RFC 8864 §5.2',
        );
    }
    checkConfigurations(sdp, report);
  },
});

function checkSources(lines: readonly SdpLine[], report: Report): void {
  const sources = new Set(attributesIn(lines, Ssrc).map(({ value }) => value.source.text));
  const hasUnread = lines.some(
    (line) => line.kind === 'attribute' && line.name.text === 'ssrc' && attributesIn([line], Ssrc).length === 0,
  );
  if (hasUnread) return;
  for (const { value } of attributesIn(lines, SsrcGroup)) reportUnknown(value.sources, sources, 'source', report);
}

/** RFC 5939 §3.5.1: capabilities of the session and of the own stream. */
function checkConfigurations(sdp: CheckedSdp, report: Report): void {
  const all = sectionsOf(sdp).flatMap(({ lines }) => lines);
  const attributes = new Set<string>();
  const transports = new Set<string>();
  for (const { value } of attributesIn(all, AttributeCapability))
    for (const { text } of value.numbers) attributes.add(text);
  for (const { value } of attributesIn(all, TransportCapability)) {
    const first = Number(value.numbers[0]?.text);
    for (let next = 0; next < value.count; next += 1) transports.add(String(first + next));
  }
  for (const { value } of attributesIn(all, PotentialConfiguration)) {
    reportUnknown(value.transports, transports, 'transport', report, 'RFC 5939 §3.5.1');
    reportUnknown(value.attributes, attributes, 'attribute', report, 'RFC 5939 §3.5.1');
  }
}

function namesIn(sdp: CheckedSdp, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { lines } of sdp.media)
    for (const line of lines)
      if (line.kind === 'attribute' && line.name.text === name) found.add(line.argument?.text.trim() ?? '');
  return found;
}

function reportUnknown(
  references: readonly Token[],
  known: ReadonlySet<string>,
  what: string,
  report: Report,
  spec = what === 'label' ? 'RFC 8856 §5.5' : 'RFC 5576 §4.2',
): void {
  for (const reference of references) {
    if (known.has(reference.text) || isTemplated(reference)) continue;
    report(reference, { what: what === 'source' ? 'what' : what, args: { name: reference.text }, spec });
  }
}
