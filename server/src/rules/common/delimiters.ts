/** Lines that look like delimiters of a multipart body, whatever its Content-Type says. */

import type { Part } from '../../sip/bodies/body.ts';
import { legalBoundary } from '../../sip/bodies/multipart.ts';
import { type Token, tokenOf } from '../../sip/span.ts';
import { endOfLine, nextLine, skipBlanks, trimBlanks } from '../../sip/syntax/lines.ts';

/** So many lines are looked at, lest a long text of dashes be read again and again. */
const mostLines = 1000;

/** The first line that may be a delimiter, without blanks behind it. */
export function firstDelimiterLike(part: Part): Token | undefined {
  return delimiterLike(part, part.start, (line) => !line.endsWith('--') || line === '----');
}

/** The last line that may be a closing delimiter, with less or more dashes than it should have, or another boundary. */
export function closingLike(part: Part, from: number): Token | undefined {
  return delimiterLike(part, from, (line) => /--?$/u.test(line));
}

function delimiterLike({ source, end }: Part, from: number, isOne: (line: string) => boolean): Token | undefined {
  let at = from;
  for (let line = 0; at < end && line < mostLines; line += 1) {
    const begin = skipBlanks(source, at, end);
    if (source.startsWith('--', begin)) {
      const token = tokenOf(source, begin, trimBlanks(source, begin, Math.min(endOfLine(source, begin), end)));
      if (legalBoundary.test(token.text.slice(2)) && isOne(token.text)) return token;
    }
    at = nextLine(source, begin);
  }
  return undefined;
}
