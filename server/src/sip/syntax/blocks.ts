/** The file as a list of blocks: cut at the lines that begin with `###`, and recut only where an edit touched it. */

import { beginsLine, isLineEnd } from './lines.ts';

const separator = '###';

/** An edit of a file: the text from `start` up to `end`, counted from the file's start, becomes `text`. */
export interface FileEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Anything that stands for a block's text: a tree, a cache entry, a line index. */
export interface BlockLike {
  readonly text: string;
}

/** What an edit does to a list of blocks: `removed` of them, from `index` on, give way to `texts`. */
export interface Recut {
  readonly index: number;
  readonly removed: number;
  readonly texts: readonly string[];
}

/** A place in a list of blocks: which block, and how far into its text. */
export interface BlockPlace {
  readonly index: number;
  readonly offset: number;
}

/** Cuts a text into its blocks, which laid end to end are the text again. There is always at least one. */
export function cutBlocks(text: string): string[] {
  const blocks: string[] = [];
  let start = 0;
  for (let at = nextSeparator(text, 1); at !== -1; at = nextSeparator(text, at + 1)) {
    blocks.push(text.slice(start, at));
    start = at;
  }
  blocks.push(start === 0 ? text : text.slice(start));
  return blocks;
}

/** The list of blocks after an edit. Strings that the edit did not touch are the same strings. */
export function recut(blocks: readonly string[], edit: FileEdit): string[] {
  const like = blocks.map((text) => ({ text }));
  const { index, removed, texts } = recutBlocks(like, edit);
  return [...blocks.slice(0, index), ...texts, ...blocks.slice(index + removed)];
}

/** What an edit does to a list of blocks, without putting their texts together. */
export function recutBlocks(blocks: readonly BlockLike[], edit: FileEdit): Recut {
  const start = placeOf(blocks, edit.start);
  const end = advance(blocks, start, Math.max(0, edit.end - edit.start));
  return recutBetween(blocks, start, end, edit.text);
}

/** The same for an edit whose places are known already; looks at the touched blocks and their neighbours only. */
export function recutBetween(
  blocks: readonly BlockLike[],
  start: BlockPlace,
  end: BlockPlace,
  inserted: string,
): Recut {
  let first = start.index;
  let last = end.index;
  let text = textOf(blocks, first).slice(0, start.offset) + inserted + textOf(blocks, last).slice(end.offset);
  if (first > 0 && text !== '' && !text.startsWith(separator)) {
    first -= 1;
    text = textOf(blocks, first) + text;
  }
  if (last < blocks.length - 1 && text !== '' && !isLineEnd(text.charCodeAt(text.length - 1))) {
    last += 1;
    text += textOf(blocks, last);
  }
  const isWholeFile = first === 0 && last >= blocks.length - 1;
  const texts = text === '' && !isWholeFile ? [] : cutBlocks(text);
  return withoutUnchanged(blocks, { index: first, removed: last - first + 1, texts });
}

/** The block that holds the character at a file offset; the end of the file belongs to the last block. */
export function placeOf(blocks: readonly BlockLike[], offset: number): BlockPlace {
  return advance(blocks, { index: 0, offset: 0 }, Math.max(0, offset));
}

/** The place that lies `distance` characters further on, at most the end of the file. */
function advance(blocks: readonly BlockLike[], from: BlockPlace, distance: number): BlockPlace {
  let { index } = from;
  let offset = from.offset + distance;
  for (; index < blocks.length - 1; index += 1) {
    const { length } = textOf(blocks, index);
    if (offset < length) break;
    offset -= length;
  }
  return { index, offset: Math.min(offset, textOf(blocks, index).length) };
}

/** Where the next separator line begins, from `from` on, or -1. */
function nextSeparator(text: string, from: number): number {
  let at = text.indexOf(separator, from);
  while (at !== -1 && !beginsLine(text, at)) at = text.indexOf(separator, at + 1);
  return at;
}

/** Leaves out of a recut the blocks at both ends that come back as they were, so that what was known of them stays. */
function withoutUnchanged(blocks: readonly BlockLike[], cut: Recut): Recut {
  const { texts } = cut;
  let ahead = 0;
  while (ahead < Math.min(texts.length, cut.removed) && texts[ahead] === textOf(blocks, cut.index + ahead)) ahead += 1;
  let behind = 0;
  while (
    behind < Math.min(texts.length, cut.removed) - ahead &&
    texts[texts.length - 1 - behind] === textOf(blocks, cut.index + cut.removed - 1 - behind)
  ) {
    behind += 1;
  }
  if (ahead === 0 && behind === 0) return cut;
  return {
    index: cut.index + ahead,
    removed: cut.removed - ahead - behind,
    texts: texts.slice(ahead, texts.length - behind),
  };
}

function textOf(blocks: readonly BlockLike[], index: number): string {
  return blocks[index]?.text ?? '';
}
