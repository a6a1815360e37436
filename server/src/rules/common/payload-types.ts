/** The payload types that the attributes of a stream are about. */

import { type SdpAttribute, type SdpLine, wordsOf } from '../../sip/bodies/sdp.ts';
import type { Token } from '../../sip/span.ts';

/** The payload type at the start of an attribute's value. */
export function payloadTypeOf({ argument }: SdpAttribute): Token | undefined {
  return argument === undefined ? undefined : wordsOf(argument)[0];
}

/** The payload types to which `a=rtpmap` gives a meaning; nothing where a template hides which ones, or one of them is no payload type. */
export function mappedTypes(lines: readonly SdpLine[]): ReadonlySet<number> | undefined {
  const mapped = new Set<number>();
  for (const line of lines) {
    if (line.kind !== 'attribute' || line.name.text !== 'rtpmap') continue;
    const type = payloadTypeOf(line);
    if (type === undefined || !/^\d{1,3}$/u.test(type.text) || Number(type.text) > 127) return undefined;
    mapped.add(Number(type.text));
  }
  return mapped;
}
