/** The session description, its section and its line under a place; of a body of several parts, those of the part. */

import { partsAs } from '../sip/bodies/index.ts';
import { type MediaSection, type Sdp, type SdpLine, sdp } from '../sip/bodies/sdp.ts';
import type { BlockOffset } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';

export interface SdpPlace {
  readonly description: Sdp;
  /** The stream that the place belongs to; nothing above the first `m=`. */
  readonly section: MediaSection | undefined;
  /** The line that holds the place; at the start of a line it is the one that begins there. Nothing behind the last line end. */
  readonly line: SdpLine | undefined;
}

/** Nothing where the body is no session description. */
export function sdpAt(block: Block, offset: BlockOffset): SdpPlace | undefined {
  const found = partsAs(block, sdp).find(({ part }) => part.start <= offset && offset <= part.end);
  if (found === undefined) return undefined;
  return placeInSdp(found.tree, offset);
}

export function placeInSdp(description: Sdp, offset: BlockOffset): SdpPlace {
  const line = description.lines.find((each) => each.start <= offset && (offset < each.end || isOpenEnd(each, offset)));
  const section = description.media.findLast(({ media }) => media.start < offset && media !== line);
  return { description, section: line?.kind === 'media' ? undefined : section, line };
}

/** A last line without an end holds the place behind it. */
function isOpenEnd(line: SdpLine, offset: BlockOffset): boolean {
  const content = 'letter' in line ? line.value : line.content;
  return offset === line.end && content.end === line.end;
}
