/** A text as the list of its blocks, with the places of lines: an edit costs the blocks that it touches, and nothing puts the whole text together. */

import type { Touched } from '../rules/checker.ts';
import { defaultsOf } from '../sip/directives/read.ts';
import { type BlockPlace, cutBlocks, recutBetween } from '../sip/syntax/blocks.ts';
import { isLineEnd, lastNotAbove, lineFeed, lineStarts } from '../sip/syntax/lines.ts';
import { fileOf, parseBlock } from '../sip/syntax/parse.ts';
import type { Block, SipFile } from '../sip/syntax/tree.ts';

/** A line and a character in it, both counted from 0, in UTF-16 units, as LSP has them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What an edit did: the text between two offsets gave way to one of another length. */
export interface Shift {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** A block and, once somebody asked, its tree and where its lines begin. */
class OpenBlock {
  readonly text: string;
  #lines: readonly number[] | undefined;
  #tree: Block | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Where each line begins; the last one may be the beginning of the next block. */
  get lines(): readonly number[] {
    this.#lines ??= lineStarts(this.text);
    return this.#lines;
  }

  get tree(): Block {
    this.#tree ??= parseBlock(this.text);
    return this.#tree;
  }
}

export class BlockList {
  #blocks: OpenBlock[];
  /** Where each block begins, as an offset and as a line; right for the first `#counted` blocks, but for what `#moved` adds. */
  readonly #starts: number[] = [0];
  readonly #firstLines: number[] = [0];
  #counted = 1;
  /** Who types does it in one place again and again: what lies behind is not counted anew at every key. */
  #moved: Moved = unmoved;
  #touched: Touched = untouched;
  #file: SipFile | undefined;
  #defaults: readonly Block[] | undefined;

  constructor(text: string) {
    this.#blocks = openBlocks(text);
  }

  get size(): number {
    return this.#blocks.length;
  }

  get length(): number {
    const last = this.#blocks.length - 1;
    return this.startOf(last) + this.textOf(last).length;
  }

  get lineCount(): number {
    const last = this.#blocks.length - 1;
    return this.firstLineOf(last) + this.#linesOf(last).length;
  }

  /** The trees of all blocks; the same object until the next edit. */
  get file(): SipFile {
    this.#file ??= fileOf(this.#blocks.map((block) => block.tree));
    return this.#file;
  }

  /** The trees of the blocks without a message; the same list until the next edit. */
  get defaults(): readonly Block[] {
    this.#defaults ??= defaultsOf(this.#blocks.map((block) => block.tree));
    return this.#defaults;
  }

  /** The whole text, put together anew. */
  getText(): string {
    return this.#blocks.map((block) => block.text).join('');
  }

  textOf(index: number): string {
    return this.#blocks[index]?.text ?? '';
  }

  /** The tree of a block; the same object until an edit touches the block. */
  treeOf(index: number): Block {
    const block = this.#blocks[index];
    if (block === undefined) throw new RangeError(`There is no block ${index} of ${this.size}.`);
    return block.tree;
  }

  /** Which blocks edits have touched since it was asked last. */
  takeTouched(): Touched {
    const touched = this.#touched;
    this.#touched = untouched;
    return touched;
  }

  startOf(index: number): number {
    this.#count(index);
    return (this.#starts[index] ?? 0) + (index < this.#moved.from ? 0 : this.#moved.byStart);
  }

  firstLineOf(index: number): number {
    this.#count(index);
    return (this.#firstLines[index] ?? 0) + (index < this.#moved.from ? 0 : this.#moved.byLine);
  }

  /** Replaces the text between two positions, in either order and anywhere. */
  replace(one: Position, other: Position, text: string): Shift {
    const [start, end] = isBefore(other, one) ? [other, one] : [one, other];
    return this.#replace(this.placeAt(start), this.placeAt(end), text);
  }

  /** Replaces the whole text; what is the same at both ends counts as not edited. */
  replaceAll(text: string): Shift {
    const before = this.getText();
    const head = commonStart(before, text);
    const tail = commonEnd(before, text, Math.min(before.length, text.length) - head);
    const inserted = text.slice(head, text.length - tail);
    return this.#replace(this.placeOf(head), this.placeOf(before.length - tail), inserted);
  }

  /** The block that a position lies in and how far into it; a position outside of the text is moved to the nearest one inside. */
  placeAt(position: Position): BlockPlace {
    const line = wholeNumber(position.line);
    if (line >= this.lineCount) return this.placeOf(this.length);
    const index = this.#search((each) => this.firstLineOf(each), line);
    const lines = this.#linesOf(index);
    const row = line - this.firstLineOf(index);
    const start = lines[row] ?? 0;
    const end = endOfRow(this.textOf(index), start, lines[row + 1]);
    return { index, offset: Math.min(start + wholeNumber(position.character), end) };
  }

  /** The block that holds an offset of the text; the end of the text belongs to the last one. */
  placeOf(offset: number): BlockPlace {
    this.#count(this.#blocks.length - 1);
    const index = this.#search((each) => this.startOf(each), wholeNumber(offset));
    const within = wholeNumber(offset) - this.startOf(index);
    return { index, offset: Math.min(within, this.textOf(index).length) };
  }

  offsetAt(position: Position): number {
    const { index, offset } = this.placeAt(position);
    return this.startOf(index) + offset;
  }

  positionAt(offset: number): Position {
    const { index, offset: within } = this.placeOf(offset);
    return this.positionIn(index, within);
  }

  /** The position of a place in a block. */
  positionIn(index: number, offset: number): Position {
    const within = Math.min(wholeNumber(offset), this.textOf(index).length);
    const lines = this.#linesOf(index);
    const row = lastNotAbove(lines, within, lines.length);
    const start = lines[row] ?? 0;
    const text = this.textOf(index);
    const isBetween = text.charCodeAt(within) === lineFeed && within > start && text.charCodeAt(within - 1) === 0x0d;
    return { line: this.firstLineOf(index) + row, character: within - start - (isBetween ? 1 : 0) };
  }

  #replace(start: BlockPlace, end: BlockPlace, text: string): Shift {
    const shift = {
      start: this.startOf(start.index) + start.offset,
      end: this.startOf(end.index) + end.offset,
      length: text.length,
    };
    const { index, removed, texts } = recutBetween(this.#blocks, start, end, text);
    const next = index + removed;
    const isMove = removed === texts.length && next < this.#counted;
    if (!isMove || this.#moved.from !== next) this.#settle();
    const begun = isMove ? this.#beginOf(next) : undefined;
    this.#blocks = splice(this.#blocks, index, removed, texts);
    this.#touched = {
      above: Math.min(this.#touched.above, index),
      below: Math.min(this.#touched.below, this.#blocks.length - index - texts.length),
    };
    if (begun === undefined) this.#counted = Math.min(this.#counted, index + 1);
    else this.#move(index, next, begun);
    this.#file = undefined;
    this.#defaults = undefined;
    return shift;
  }

  #linesOf(index: number): readonly number[] {
    return this.#blocks[index]?.lines ?? [0];
  }

  /** Sees to it that the beginnings of all blocks up to `index` are known. */
  #count(index: number): void {
    if (this.#counted <= index) this.#settle();
    for (; this.#counted <= index; this.#counted += 1) {
      const before = this.#counted - 1;
      this.#starts[this.#counted] = (this.#starts[before] ?? 0) + this.textOf(before).length;
      this.#firstLines[this.#counted] = (this.#firstLines[before] ?? 0) + this.#linesOf(before).length - 1;
    }
  }

  #beginOf(index: number): Begin {
    return { start: this.startOf(index), line: this.firstLineOf(index) };
  }

  /** As many blocks as before: those between are counted anew, and those from `next` on, which began there, only moved. */
  #move(index: number, next: number, begun: Begin): void {
    let { start, line } = this.#beginOf(index);
    for (let each = index; each < next; each += 1) {
      this.#starts[each] = start;
      this.#firstLines[each] = line;
      start += this.textOf(each).length;
      line += this.#linesOf(each).length - 1;
    }
    const { byStart, byLine } = this.#moved;
    this.#moved = { from: next, byStart: byStart + start - begun.start, byLine: byLine + line - begun.line };
  }

  /** Adds what `#moved` says. */
  #settle(): void {
    const { from, byStart, byLine } = this.#moved;
    for (let index = from; index < this.#counted; index += 1) {
      this.#starts[index] = (this.#starts[index] ?? 0) + byStart;
      this.#firstLines[index] = (this.#firstLines[index] ?? 0) + byLine;
    }
    this.#moved = unmoved;
  }

  #search(beginningOf: (index: number) => number, wanted: number): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (beginningOf(middle) <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

interface Begin {
  readonly start: number;
  readonly line: number;
}

/** By how much all blocks from one on begin later than was counted. */
interface Moved {
  readonly from: number;
  readonly byStart: number;
  readonly byLine: number;
}

const unmoved: Moved = { from: Number.POSITIVE_INFINITY, byStart: 0, byLine: 0 };

const untouched: Touched = { above: Number.POSITIVE_INFINITY, below: Number.POSITIVE_INFINITY };

function openBlocks(text: string): OpenBlock[] {
  return cutBlocks(text).map((each) => new OpenBlock(each));
}

/** A long list is not handed to `splice` as arguments, of which there may only be so many. */
function splice(blocks: OpenBlock[], index: number, removed: number, texts: readonly string[]): OpenBlock[] {
  const added = texts.map((text) => new OpenBlock(text));
  if (added.length > 1000) return [...blocks.slice(0, index), ...added, ...blocks.slice(index + removed)];
  blocks.splice(index, removed, ...added);
  return blocks;
}

/** Where the line from `start` on ends, without its line end. */
function endOfRow(text: string, start: number, next: number | undefined): number {
  if (next === undefined) return text.length;
  let end = next;
  while (end > start && isLineEnd(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** A count as it comes from outside: not below 0, not broken, not missing. */
function wholeNumber(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}

function commonStart(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let at = 0;
  while (at < limit && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

function commonEnd(one: string, other: string, limit: number): number {
  let count = 0;
  while (count < limit && one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)) {
    count += 1;
  }
  return count;
}
