/** Places in text: offsets within a block and offsets within a file, two kinds of number that do not mix. */

declare const withinBlock: unique symbol;
declare const withinFile: unique symbol;

/** UTF-16 units from the start of a block. It never moves when another block grows. */
export type BlockOffset = number & { readonly [withinBlock]: true };

/** UTF-16 units from the start of a file. */
export type FileOffset = number & { readonly [withinFile]: true };

/** A half-open stretch of a block's text. */
export interface Span {
  readonly start: BlockOffset;
  readonly end: BlockOffset;
}

/** A span together with the text that stands there. */
export interface Token extends Span {
  readonly text: string;
}

/** Makes a block offset of a number that was counted from the block's start. */
export function inBlock(offset: number): BlockOffset {
  return offset as BlockOffset;
}

/** Makes a file offset of a number that was counted from the file's start. */
export function inFile(offset: number): FileOffset {
  return offset as FileOffset;
}

/** The span from `start` up to, not including, `end`. */
export function spanOf(start: number, end: number): Span {
  return { start: start as BlockOffset, end: end as BlockOffset };
}

/** The token that stands in `text` from `start` up to `end`. */
export function tokenOf(text: string, start: number, end: number): Token {
  return { start: start as BlockOffset, end: end as BlockOffset, text: text.slice(start, end) };
}

/** True when `offset` lies in the span or touches its end, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
