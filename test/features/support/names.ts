/** The names of a text, for tests of what is done with them. */

import { type Mention, mentionAt, mentionsOf } from '../../../server/src/features/mentions.ts';
import type { Names, Placed } from '../../../server/src/features/namesakes.ts';
import { inFile } from '../../../server/src/sip/span.ts';
import { blockAt } from '../../../server/src/sip/syntax/at.ts';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import type { PlacedBlock } from '../../../server/src/sip/syntax/tree.ts';

export interface NamedText extends Names {
  readonly placed: readonly PlacedBlock[];
  /** The name at an offset of the text. */
  readonly at: (offset: number) => Placed | undefined;
  /** Where a mention stands in the text. */
  readonly spanOf: (place: Placed) => { readonly start: number; readonly end: number };
}

export function namesOf(text: string): NamedText {
  const file = parseFile(text);
  const placed = file.blocks;
  const mentions = placed.map(({ block }): readonly Mention[] => mentionsOf(block));
  const placeOf = (index: number): PlacedBlock => {
    const found = placed[index];
    if (found === undefined) throw new RangeError(`There is no block ${index}.`);
    return found;
  };
  return {
    placed,
    size: placed.length,
    blockOf: (index) => placeOf(index).block,
    mentionsIn: (index) => mentions[index] ?? [],
    at(offset) {
      const found = blockAt(file, inFile(offset));
      const mention = found === undefined ? undefined : mentionAt(mentions[found.index] ?? [], found.offset);
      return found === undefined || mention === undefined ? undefined : { index: found.index, mention };
    },
    spanOf: ({ index, mention: { start, end } }) => {
      const from = placeOf(index).start;
      return { start: from + start, end: from + end };
    },
  };
}
