/** Every attribute whose value is read, by its name. */

import { capabilityAttributes } from './capabilities.ts';
import { clockAttributes } from './clocks.ts';
import { dataChannelAttributes } from './data-channels.ts';
import type { AttributeDefinition } from './definition.ts';
import { fileAttributes } from './files.ts';
import { floorAttributes } from './floors.ts';
import { Fmtp } from './fmtp.ts';
import { iceAttributes } from './ice.ts';
import { imageAttributes } from './images.ts';
import { keyAttributes } from './keys.ts';
import { msrpAttributes } from './msrp.ts';
import { numbers } from './numbers.ts';
import { preconditionAttributes } from './preconditions.ts';
import { rtcpAttributes } from './rtcp.ts';
import { Rtpmap } from './rtpmap.ts';
import { streamAttributes } from './streams.ts';
import { words } from './words.ts';

const definitions: readonly AttributeDefinition[] = [
  Rtpmap,
  Fmtp,
  ...numbers,
  ...words,
  ...iceAttributes,
  ...keyAttributes,
  ...streamAttributes,
  ...rtcpAttributes,
  ...preconditionAttributes,
  ...msrpAttributes,
  ...floorAttributes,
  ...fileAttributes,
  ...dataChannelAttributes,
  ...capabilityAttributes,
  ...clockAttributes,
  ...imageAttributes,
];

const byName: ReadonlyMap<string, AttributeDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition]),
);

/** RFC 8866 §6: names of attributes compare with regard to case. */
export function attributeDefinition(name: string): AttributeDefinition | undefined {
  return byName.get(name);
}
