/** The line of a file that a problem is about, with the place underlined: for eyes, in a terminal of any width of letters. */

import type { Finding } from '../features/findings.ts';
import { visible } from '../features/visible.ts';
import { endOfLine } from '../sip/syntax/lines.ts';

export interface Frame {
  /** What stands before the line, and as many blanks for the next. */
  readonly number: string;
  readonly line: string;
  /** Blanks and `^^^`. */
  readonly underline: string;
}

/** So much of a long line is shown around the place. */
const widest = 120;
const before = 40;

/** `numberWidth` is the width that the longest line number takes. */
export function frameOf(text: string, { start, end }: Finding, numberWidth: number): Frame {
  const lineStart = start.offset - start.character;
  const lineEnd = endOfLine(text, start.offset);
  const from = start.character > widest - before ? start.offset - before : lineStart;
  const to = Math.min(lineEnd, from + widest);
  const until = end.line === start.line ? Math.min(end.offset, to) : to;
  const lead = (from > lineStart ? '…' : '') + shown(text.slice(from, start.offset));
  const marked = shown(text.slice(start.offset, until));
  const tail = shown(text.slice(until, to)) + (to < lineEnd ? '…' : '');
  return {
    number: String(start.line + 1).padStart(numberWidth),
    line: lead + marked + tail,
    underline: ' '.repeat(widthOf(lead)) + '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

function shown(text: string): string {
  return visible(text).replaceAll(/[\n\t]/gu, ' ');
}

/** How many columns a terminal gives a text: East Asian letters and pictures take two, accents none. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (/^\p{M}$/u.test(character)) return 0;
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]$|^\p{Emoji_Presentation}$|^[\u{20000}-\u{3fffd}]$/u.test(
    character,
  )
    ? 2
    : 1;
}
