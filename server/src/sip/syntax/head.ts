/** The head of a message: header fields with their continuation lines, lines taken out by `#`, lines that are neither, and the empty line. */

import { inBlock, type Token, tokenOf } from '../span.ts';
import { afterLineEnd, endOfLine, isBlank, isLineEnd, trimBlanks } from './lines.ts';
import type { Field, HeadLine, Remark, StrayLine } from './tree.ts';

export interface Head {
  readonly lines: readonly HeadLine[];
  readonly fields: readonly Field[];
  readonly blank: Token | undefined;
  /** Where the body begins, or the end of the text. */
  readonly end: number;
}

const hash = 0x23;
const colon = 0x3a;

/** Reads the head lines from `start` on. In a `# @raw` block nothing is taken out of the message. */
export function readHead(text: string, start: number, raw: boolean): Head {
  const lines: HeadLine[] = [];
  const fields: Field[] = [];
  let position = start;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (isLineEnd(code)) {
      const blank = tokenOf(text, position, afterLineEnd(text, position));
      return { lines, fields, blank, end: blank.end };
    }
    const line = !raw && code === hash ? readRemark(text, position) : readHeadLine(text, position);
    lines.push(line);
    if (line.kind === 'field') fields.push(line);
    position = line.end;
  }
  return { lines, fields, blank: undefined, end: position };
}

function readRemark(text: string, start: number): Remark {
  return { kind: 'remark', start: inBlock(start), end: inBlock(afterLineEnd(text, endOfLine(text, start))) };
}

function readHeadLine(text: string, start: number): Field | StrayLine {
  let sign = -1;
  let lineEnd = start;
  for (; lineEnd < text.length; lineEnd += 1) {
    const code = text.charCodeAt(lineEnd);
    if (isLineEnd(code)) break;
    if (code === colon && sign === -1) sign = lineEnd;
  }
  if (sign === -1 || isBlank(text.charCodeAt(start))) return readStrayLine(text, start, lineEnd);
  return readField(text, start, sign, lineEnd);
}

/** A line that begins with a blank continues the field above; where there is none, it stands alone. */
function readStrayLine(text: string, start: number, lineEnd: number): StrayLine {
  let from = start;
  while (from < lineEnd && isBlank(text.charCodeAt(from))) from += 1;
  return {
    kind: 'stray',
    start: inBlock(start),
    end: inBlock(afterLineEnd(text, lineEnd)),
    content: tokenOf(text, from, trimBlanks(text, from, lineEnd)),
  };
}

/** RFC 3261 §7.3.1: header = name *WSP ":" value, and every following line that begins with SP or HT continues it, one of blanks only included. */
function readField(text: string, start: number, sign: number, firstLineEnd: number): Field {
  let lineEnd = firstLineEnd;
  let end = afterLineEnd(text, lineEnd);
  while (end > lineEnd && isBlank(text.charCodeAt(end))) {
    lineEnd = endOfLine(text, end);
    end = afterLineEnd(text, lineEnd);
  }
  const nameEnd = trimBlanks(text, start, sign);
  let from = skipFolds(text, sign + 1, lineEnd);
  // An empty value stands where it would be typed: on the line of the name.
  if (from === lineEnd) from = skipWithin(text, sign + 1, firstLineEnd);
  const to = from < firstLineEnd || lineEnd > firstLineEnd ? trimFolds(text, from, lineEnd) : from;
  return {
    kind: 'field',
    start: inBlock(start),
    end: inBlock(end),
    name: tokenOf(text, start, nameEnd),
    colon: tokenOf(text, nameEnd, from),
    value: tokenOf(text, from, to),
  };
}

function skipWithin(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && isBlank(text.charCodeAt(position))) position += 1;
  return position;
}

function skipFolds(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && isBlankOrLineEnd(text.charCodeAt(position))) position += 1;
  return position;
}

function trimFolds(text: string, from: number, end: number): number {
  let position = end;
  while (position > from && isBlankOrLineEnd(text.charCodeAt(position - 1))) position -= 1;
  return position;
}

function isBlankOrLineEnd(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}
