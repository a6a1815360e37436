/** What features say of one block, asked of all blocks of a document. */

import type { Block } from '../sip/syntax/tree.ts';
import type { BlockOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';

/** What a feature says of a block is kept as long as the block is: editors ask about the whole file after every few keys. */
export function kept<T>(feature: (block: Block) => T): (block: Block) => T {
  const known = new WeakMap<Block, { readonly said: T }>();
  return (block) => {
    const entry = known.get(block) ?? { said: feature(block) };
    known.set(block, entry);
    return entry.said;
  };
}

/** What `work` gives for each of the first `limit` blocks, in a row. */
export function eachBlock<T>(
  document: OpenDocument,
  limit: number,
  work: (place: BlockOf, block: Block) => readonly T[],
): T[] {
  const count = Math.min(document.blocks.size, limit);
  const found: T[] = [];
  for (let index = 0; index < count; index += 1)
    found.push(...work({ document, index }, document.blocks.treeOf(index)));
  return found;
}
