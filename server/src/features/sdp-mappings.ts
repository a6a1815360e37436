/** What the payload types of a stream stand for, by `a=rtpmap` or by the table of RFC 3551. */

import { attributesIn } from '../sip/bodies/sdp/attribute-values.ts';
import { type PayloadType, payloadType } from '../sip/bodies/sdp/payload-types.ts';
import { Rtpmap } from '../sip/bodies/sdp/values/rtpmap.ts';
import type { SdpSection } from '../sip/bodies/sdp.ts';

/** What a payload type stands for. */
export interface Mapping {
  readonly encoding: string;
  /** All of it, as `a=rtpmap` writes it. */
  readonly written: string;
  readonly isStatic: boolean;
}

/** The attributes whose value begins with a payload type. */
export const aboutPayloadTypes: ReadonlySet<string> = new Set(['rtpmap', 'fmtp', 'rtcp-fb', 'framesize']);

/** What the stream says itself comes before the table. */
export function mappingOf(section: SdpSection | undefined, number: number): Mapping | undefined {
  const own = section === undefined ? undefined : mappingsIn(section).get(number);
  if (own !== undefined) return { encoding: own.split('/', 1)[0] ?? '', written: own, isStatic: false };
  const known = payloadType(number);
  return known === undefined ? undefined : { encoding: known.encoding, written: writtenMapping(known), isStatic: true };
}

/** The payload types that `a=rtpmap` explains, and how. */
export function mappingsIn({ lines }: SdpSection): ReadonlyMap<number, string> {
  return new Map(attributesIn(lines, Rtpmap).map(({ value }) => [value.number, value.mapping.text]));
}

/** One channel is not written: RFC 8866 §6.6. */
export function writtenMapping({ encoding, clockRate, channels = 1 }: PayloadType): string {
  return `${encoding}/${clockRate}${channels > 1 ? `/${channels}` : ''}`;
}
