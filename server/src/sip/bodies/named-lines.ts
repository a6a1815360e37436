/** Lines of a name, a sign and a value, of which simple bodies are made. */

import { type Span, spanOf, type Token, tokenOf } from '../span.ts';
import { endOfLine, nextLine, skipBlanks, trimBlanks } from '../syntax/lines.ts';

/** A line; its span holds its line end. */
export interface NamedLine extends Span {
  /** All that stands in it, without blanks around it; empty for an empty line. */
  readonly content: Token;
  /** Absent where the sign is missing. */
  readonly name?: Token | undefined;
  readonly value?: Token | undefined;
}

/** The lines of a body, in order; blanks around names and values belong to neither. */
export function readNamedLines(source: string, { start, end }: Span, sign: string): readonly NamedLine[] {
  const lines: NamedLine[] = [];
  for (let at: number = start; at < end; ) {
    const next = Math.min(nextLine(source, at), end);
    lines.push(readLine(source, at, next, Math.min(endOfLine(source, at), end), sign));
    at = next;
  }
  return lines;
}

function readLine(source: string, start: number, end: number, lineEnd: number, sign: string): NamedLine {
  const content = trimmed(source, start, lineEnd);
  const at = content.text.indexOf(sign);
  if (at === -1) return { ...spanOf(start, end), content };
  const name = trimmed(source, content.start, content.start + at);
  return { ...spanOf(start, end), content, name, value: trimmed(source, content.start + at + 1, content.end) };
}

function trimmed(source: string, start: number, end: number): Token {
  const from = skipBlanks(source, start, end);
  return tokenOf(source, from, trimBlanks(source, from, end));
}
