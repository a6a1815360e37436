/** What stands before the start line and is never sent: blank lines, comments, directives, variables, and lines that a log or capture left there. */

import { inBlock, tokenOf } from '../span.ts';
import { afterLineEnd, endOfLine, isBlank, isLineEnd, nextLine, skipBlanks, trimBlanks } from './lines.ts';
import { startLineLikeness } from './start-line.ts';
import type { Decoration, Directive, PreambleLine, Separator, Variable } from './tree.ts';

export interface Preamble {
  readonly lines: readonly PreambleLine[];
  /** Where the message begins, or the end of the text. */
  readonly end: number;
}

const hash = 0x23;
const at = 0x40;
const equals = 0x3d;
const byteOrderMark = 0xfeff;

/** How many lines a start line is looked for below a line that is none. Logs and captures put one to three lines above a message. */
const reach = 8;

/** Reads the `###` line that a block begins with, if it does. */
export function readSeparator(text: string): Separator | undefined {
  if (!text.startsWith('###')) return undefined;
  const lineEnd = endOfLine(text, 3);
  let from = 3;
  while (text.charCodeAt(from) === hash) from += 1;
  from = skipBlanks(text, from, lineEnd);
  const title = tokenOf(text, from, trimBlanks(text, from, lineEnd));
  return { kind: 'separator', start: inBlock(0), end: inBlock(afterLineEnd(text, lineEnd)), title };
}

/** Reads the lines from `start` up to the start line. */
export function readPreamble(text: string, start: number): Preamble {
  const lines: PreambleLine[] = [];
  let position = start;
  if (position === 0 && text.charCodeAt(0) === byteOrderMark) {
    lines.push({ kind: 'blank', start: inBlock(0), end: inBlock(1) });
    position = 1;
  }
  while (position < text.length) {
    const line = readLine(text, position);
    if (line === undefined) break;
    lines.push(line);
    position = line.end;
  }
  return { lines, end: position };
}

/** The preamble line at `start`, or nothing when the message begins there. */
function readLine(text: string, start: number): PreambleLine | undefined {
  const code = text.charCodeAt(start);
  if (code === hash) return readComment(text, start);
  if (code === at) return readVariable(text, start);
  if (isBlank(code) || isLineEnd(code)) {
    const lineEnd = endOfLine(text, start);
    if (skipBlanks(text, start, lineEnd) === lineEnd) {
      return { kind: 'blank', start: inBlock(start), end: inBlock(afterLineEnd(text, lineEnd)) };
    }
  }
  const likeness = startLineLikeness(text, start);
  if (likeness === 'whole' || !startLineFollows(text, start)) return undefined;
  return readDecoration(text, start);
}

function readComment(text: string, start: number): PreambleLine {
  const lineEnd = endOfLine(text, start);
  return (
    readDirective(text, start, lineEnd) ?? {
      kind: 'comment',
      start: inBlock(start),
      end: inBlock(afterLineEnd(text, lineEnd)),
    }
  );
}

/** `# @key value`, `# @key = value`, `# @key=value`, `# @key`. */
function readDirective(text: string, start: number, lineEnd: number): Directive | undefined {
  const sign = skipBlanks(text, start + 1, lineEnd);
  if (sign === start + 1 || text.charCodeAt(sign) !== at) return undefined;
  const keyEnd = endOfKey(text, sign + 1, lineEnd);
  const next = keyEnd < lineEnd ? text.charCodeAt(keyEnd) : equals;
  if (keyEnd === sign + 1 || (next !== equals && !isBlank(next))) return undefined;
  let from = skipBlanks(text, keyEnd, lineEnd);
  if (from < lineEnd && text.charCodeAt(from) === equals) from = skipBlanks(text, from + 1, lineEnd);
  return {
    kind: 'directive',
    start: inBlock(start),
    end: inBlock(afterLineEnd(text, lineEnd)),
    key: tokenOf(text, sign + 1, keyEnd),
    value: tokenOf(text, from, trimBlanks(text, from, lineEnd)),
  };
}

/** `@name = value`. A line that begins with `@` and is none is kept as a decoration: no start line begins so. */
function readVariable(text: string, start: number): Variable | Decoration {
  const lineEnd = endOfLine(text, start);
  const nameStart = skipBlanks(text, start + 1, lineEnd);
  const nameEnd = endOfName(text, nameStart, lineEnd);
  const sign = skipBlanks(text, nameEnd, lineEnd);
  if (nameEnd === nameStart || sign === lineEnd || text.charCodeAt(sign) !== equals) return readDecoration(text, start);
  const from = skipBlanks(text, sign + 1, lineEnd);
  return {
    kind: 'variable',
    start: inBlock(start),
    end: inBlock(afterLineEnd(text, lineEnd)),
    name: tokenOf(text, nameStart, nameEnd),
    value: tokenOf(text, from, trimBlanks(text, from, lineEnd)),
  };
}

function readDecoration(text: string, start: number): Decoration {
  const lineEnd = endOfLine(text, start);
  const from = skipBlanks(text, start, lineEnd);
  return {
    kind: 'decoration',
    start: inBlock(start),
    end: inBlock(afterLineEnd(text, lineEnd)),
    content: tokenOf(text, from, trimBlanks(text, from, lineEnd)),
  };
}

/**
 * True when a whole start line stands within reach below the line at `start`, before anything that looks like a header field.
 * So a log line above a message is told from a broken start line, whose header fields follow at once.
 */
function startLineFollows(text: string, start: number): boolean {
  let position = nextLine(text, start);
  for (let count = 0; count < reach && position < text.length; count += 1) {
    if (startLineLikeness(text, position) === 'whole') return true;
    if (looksLikeField(text, position) && !beginsCapture(text, position)) return false;
    position = nextLine(text, position);
  }
  return false;
}

/** What ngrep says above all that it prints: where it listens, and to what. */
function beginsCapture(text: string, start: number): boolean {
  return ['interface: ', 'filter: ', 'match: '].some((word) => text.startsWith(word, start));
}

/** Letters, digits and hyphens, and a colon behind them. */
function looksLikeField(text: string, start: number): boolean {
  const nameEnd = endOfKey(text, start, text.length);
  return nameEnd > start && text.charCodeAt(skipBlanks(text, nameEnd, text.length)) === 0x3a;
}

/** A variable's name goes up to a blank or `=`. */
function endOfName(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && text.charCodeAt(position) !== equals && !isBlank(text.charCodeAt(position))) position += 1;
  return position;
}

/** A key begins with a letter and goes on with letters, digits, `-` and `_`. */
function endOfKey(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && isKeyCharacter(text.charCodeAt(position), position === from)) position += 1;
  return position;
}

function isKeyCharacter(code: number, first: boolean): boolean {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a && code < 0x80) return true;
  return !first && ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f);
}
