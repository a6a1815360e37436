/** The text of a block as the pieces that go on the wire: escapes undone, templates and included files filled in. Line ends are still as written. */

import { type Span, spanOf } from './span.ts';
import { readInclude } from './syntax/body.ts';
import { beginsLine } from './syntax/lines.ts';
import type { Block, Include, Template } from './syntax/tree.ts';

/** Where a piece comes from. */
export type Origin = 'source' | 'template' | 'include' | 'escape';

/** A text whose line ends are still to be written, or one that goes out exactly as it is. */
export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly exact: boolean;
  readonly origin: Origin;
  /** What it stands for in the block. */
  readonly span: Span;
}

export interface BytesPiece {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  readonly origin: Origin;
  readonly span: Span;
}

export type Piece = TextPiece | BytesPiece;

/** Part of a message: the head, where `\#` and `\###` are escapes, or the body, where `\###` and `\< path` are. */
export type Section = 'head' | 'body';

/** Says what templates and includes stand for; nothing where that is not known. */
export interface Filler {
  readonly template: (template: Template, section: Section) => string | undefined;
  readonly include: (include: Include) => string | Uint8Array | undefined;
}

/** A filler that knows nothing. */
export const noFiller: Filler = { template: () => undefined, include: () => undefined };

const hash = 0x23;
const angle = 0x3c;
const backslash = 0x5c;

/** The pieces of a stretch of a block, or nothing when one of them is not known. Every template and include is asked for all the same. */
export function piecesOf(block: Block, span: Span, section: Section, filler: Filler): readonly Piece[] | undefined {
  if (block.raw) return [textPiece(block.text, span.start, span.end, true)];
  const pieces: Piece[] = [];
  let isComplete = true;
  let at: number = span.start;
  for (const hole of holesOf(block, span, section)) {
    pushText(pieces, block, at, hole.start, section);
    const filled = 'path' in hole ? filler.include(hole) : filler.template(hole, section);
    if (filled === undefined) isComplete = false;
    else pieces.push(pieceOf(filled, hole));
    at = hole.end;
  }
  pushText(pieces, block, at, span.end, section);
  return isComplete ? pieces : undefined;
}

/** Included text is text of the message, and so is what a template stands for: nothing in either means anything more. */
function pieceOf(filled: string | Uint8Array, hole: Template | Include): Piece {
  const origin = 'path' in hole ? 'include' : 'template';
  const span = spanOf(hole.start, hole.end);
  if (typeof filled !== 'string') return { kind: 'bytes', bytes: filled, origin, span };
  return { kind: 'text', text: filled, exact: false, origin, span };
}

/** The templates and includes of a stretch in order; a template in an include's path is the path's. */
function holesOf(block: Block, span: Span, section: Section): readonly (Template | Include)[] {
  const includes = section === 'body' ? within(block.message?.body?.includes ?? [], span) : [];
  const templates = within(block.templates, span);
  if (includes.length === 0) return templates;
  let next = 0;
  const free = templates.filter(({ start }) => {
    while ((includes[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return (includes[next]?.start ?? Number.POSITIVE_INFINITY) > start;
  });
  return [...includes, ...free].sort((one, other) => one.start - other.start);
}

/** Those of a row of spans, which are in order, that lie in a stretch. */
function within<T extends Span>(row: readonly T[], span: Span): readonly T[] {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((row[end]?.end ?? Number.POSITIVE_INFINITY) <= span.end) end += 1;
  return low === 0 && end === row.length ? row : row.slice(low, end);
}

function textPiece(source: string, start: number, end: number, exact: boolean): TextPiece {
  return { kind: 'text', text: source.slice(start, end), exact, origin: 'source', span: spanOf(start, end) };
}

/** Adds the text of a stretch without templates and includes, its escapes undone. */
function pushText(pieces: Piece[], block: Block, start: number, end: number, section: Section): void {
  const text = block.text.slice(start, end);
  let from = 0;
  let at = text.indexOf('\\');
  while (at !== -1) {
    const found = escapeAt(block, start + at, end, section);
    if (found === undefined) {
      at = text.indexOf('\\', at + 1);
      continue;
    }
    if (at > from) pieces.push(textPiece(block.text, start + from, start + at, false));
    const span = spanOf(start + at, start + at + found.length);
    if (found.means instanceof Uint8Array) pieces.push({ kind: 'bytes', bytes: found.means, origin: 'escape', span });
    else if (found.means !== '') {
      pieces.push({ kind: 'text', text: found.means, exact: true, origin: 'escape', span });
    }
    from = at + found.length;
    at = text.indexOf('\\', from);
  }
  if (from < text.length) pieces.push(textPiece(block.text, start + from, end, false));
}

interface Escape {
  /** How many characters of the text it takes. */
  readonly length: number;
  readonly means: string | Uint8Array;
}

/** The escape whose backslash stands at `at`, if it is one. */
function escapeAt(block: Block, at: number, end: number, section: Section): Escape | undefined {
  const { text } = block;
  if (beginsLine(text, at) && isSpecialLine(text, at, section)) return { length: 1, means: '' };
  const means = block.escapes ? meaningOf(text, at, end) : undefined;
  if (means !== undefined) return means;
  if (at + 3 <= end && text.startsWith('{{', at + 1)) return { length: 3, means: '{{' };
  return undefined;
}

/** True when a line would mean something else without its backslash; of several backslashes the first is taken away, so that all lines can be written. */
function isSpecialLine(text: string, start: number, section: Section): boolean {
  let at = start;
  while (text.charCodeAt(at) === backslash) at += 1;
  const code = text.charCodeAt(at);
  if (code === hash) return section === 'head' || text.startsWith('###', at);
  return code === angle && section === 'body' && readInclude(text, at) !== undefined;
}

const named: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', 0: '\0', '\\': '\\' };

/** `\r \n \t \0 \\`, `\xHH` for a byte, `\u{…}` for a character. Any other backslash is one. */
function meaningOf(text: string, at: number, end: number): Escape | undefined {
  const sign = text.charAt(at + 1);
  if (at + 1 >= end) return undefined;
  const character = named[sign];
  if (character !== undefined) return { length: 2, means: character };
  if (sign === 'x') return byteOf(text.slice(at + 2, Math.min(at + 4, end)));
  if (sign === 'u') return characterOf(text.slice(at + 2, Math.min(at + 10, end)));
  return undefined;
}

function byteOf(digits: string): Escape | undefined {
  if (!/^[0-9a-f]{2}$/iu.test(digits)) return undefined;
  return { length: 4, means: Uint8Array.of(Number.parseInt(digits, 16)) };
}

function characterOf(text: string): Escape | undefined {
  const digits = /^\{([0-9a-f]{1,6})\}/iu.exec(text)?.[1];
  const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (digits === undefined || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { length: digits.length + 4, means: String.fromCodePoint(code) };
}
