/** Attributes about RTP's helpers: RTCP's address, feedback and reports, and header extensions. */

import type { Token } from '../../../span.ts';
import type { AttributeReader } from '../attribute-reader.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface Feedback {
  /** A payload type, or `*` for all. */
  readonly format: Token;
  readonly kind: Token;
  /** What of that kind, such as `pli`. */
  readonly parameter: Token | undefined;
}

export interface HeaderExtension {
  readonly id: Token;
  readonly number: number;
  readonly direction: Token | undefined;
  readonly uri: Token;
}

/** RFC 4585 §4.2. */
export const RtcpFeedback = defineAttribute<Feedback>({
  name: 'rtcp-fb',
  form: 'payload-type|* ack|nack|ccm|trr-int|… [parameter]',
  example: '* nack pli',
  severity: 'warning',
  read(reader) {
    const format = reader.word();
    const kind = reader.word();
    if (format.text !== '*') reader.number(format, 0, 127);
    reader.token(kind);
    const [parameter] = reader.rest();
    return { format, kind, parameter };
  },
});

/** RFC 8285 §8: 1 to 14 with one byte, 1 to 255 with two, and from 4096 on to be chosen from by the answerer. */
export const Extmap = defineAttribute<HeaderExtension>({
  name: 'extmap',
  form: 'id[/direction] URI [parameters]',
  example: '1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  severity: 'warning',
  read(reader) {
    const [id, direction] = reader.split(reader.word(), '/');
    const uri = reader.word();
    const number = reader.number(id, 1, 4351);
    if (number > 255 && number < 4096) reader.number(id, 1, 255);
    if (direction !== undefined) reader.oneOf(direction, ['sendrecv', 'sendonly', 'recvonly', 'inactive']);
    reader.matching(uri, /^[a-z][\w+.-]*:\S/iu);
    reader.rest();
    return { id, number, direction, uri };
  },
});

/** RFC 3611 §5.1; later RFCs have added further reports, which may have any value. The value is their names. */
export const ExtendedReports = defineAttribute<readonly Token[]>({
  name: 'rtcp-xr',
  form: 'report[=value] …',
  example: 'rcvr-rtt=all:10000 stat-summary=loss,dup,jitt,TTL voip-metrics',
  severity: 'warning',
  read(reader) {
    return reader.rest().map((word) => {
      const [name, value] = reader.split(word, '=');
      readReport(reader, name, value);
      return name;
    });
  },
});

function readReport(reader: AttributeReader, name: Token, value: Token | undefined): void {
  switch (name.text.toLowerCase()) {
    case 'pkt-loss-rle':
    case 'pkt-dup-rle':
    case 'pkt-rcpt-times':
      if (value !== undefined) reader.number(value, 0, Number.MAX_SAFE_INTEGER);
      break;
    case 'rcvr-rtt':
      readRoundTrip(
        reader,
        value ?? reader.fail('choice', name, { value: name.text, values: 'rcvr-rtt=all, rcvr-rtt=sender' }),
      );
      break;
    case 'stat-summary':
      for (const flag of value === undefined ? [] : reader.pieces(value, ','))
        reader.oneOf(flag, ['loss', 'dup', 'jitt', 'TTL', 'HL']);
      break;
    default:
      // Blanks separate reports; of later ones a comma may be part.
      if (/^(?:pkt-loss-rle|pkt-dup-rle|pkt-rcpt-times|stat-summary|voip-metrics),/iu.test(name.text))
        reader.fail('form');
  }
}

/** Who measures the time of a round trip, and how large a report may be. */
function readRoundTrip(reader: AttributeReader, value: Token): void {
  const [mode, size] = reader.split(value, ':');
  reader.oneOf(mode, ['all', 'sender']);
  if (size !== undefined) reader.number(size, 0, Number.MAX_SAFE_INTEGER);
}

export const rtcpAttributes: readonly AttributeDefinition[] = [
  RtcpFeedback,
  Extmap,
  ExtendedReports,
  defineAttribute<Token>({
    name: 'rtcp',
    form: 'port [nettype addrtype address]',
    example: '53020 IN IP4 192.0.2.1',
    severity: 'warning',
    read(reader) {
      const port = reader.word();
      reader.number(port, 0, 65_535);
      if (reader.optional() !== undefined) {
        reader.oneOf(reader.word(), ['IP4', 'IP6']);
        reader.host(reader.word());
      }
      reader.end();
      return port;
    },
  }),
  defineAttribute<Token>({
    name: 'source-filter',
    form: 'incl|excl nettype addrtype destination source …',
    example: 'incl IN IP4 233.252.0.1 192.0.2.1',
    severity: 'warning',
    read(reader) {
      const mode = reader.word();
      reader.oneOf(mode, ['incl', 'excl']);
      const [netType, addressType, destination, source] = [reader.word(), reader.word(), reader.word(), reader.word()];
      reader.token(netType);
      if (addressType.text !== '*') reader.oneOf(addressType, ['IP4', 'IP6']);
      if (destination.text !== '*') reader.host(destination);
      for (const each of [source, ...reader.rest()]) reader.host(each);
      return mode;
    },
  }),
];
