/** Characters that look like those SIP is written with: an input method, a word processor or a web page has put them there. */

import type { Edit } from '../../sip/problem.ts';
import { spanOf } from '../../sip/span.ts';
import { replace } from '../../sip/syntax/edit.ts';

/** A character that stands for another one; for none where nothing is to be seen of it. */
export interface Lookalike {
  readonly index: number;
  readonly character: string;
  readonly meant: string;
}

/** A text in which some characters are replaced by those that are meant. */
export interface Plain {
  readonly text: string;
  readonly replaced: readonly Lookalike[];
}

const lookalike =
  /[\u00a0\u00ad\u2000-\u2015\u2018-\u201f\u2028-\u202f\u205f-\u2069\u2212\u3000-\u3002\u3008-\u300b\u3010\u3011\ufeff\uff01-\uff5e]/u;

const meantBySign: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': ',',
  '\u201b': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2212': '-',
  '\u3001': ',',
  '\u3002': '.',
  '\u3008': '<',
  '\u3009': '>',
  '\u300a': '<',
  '\u300b': '>',
  '\u3010': '[',
  '\u3011': ']',
};

export function hasLookalike(text: string): boolean {
  return lookalike.test(text);
}

/**
 * The ways in which a line may be meant, the likeliest first.
 * Within quotation marks any character may stand, but a curved one may also be meant to close them.
 */
export function plainTexts(text: string): readonly Plain[] {
  if (!hasLookalike(text)) return [];
  const texts = [plain(text, false), plain(text, true)];
  return texts.filter(
    ({ replaced }, index) => replaced.length > 0 && texts[index - 1]?.replaced.length !== replaced.length,
  );
}

/** Puts the characters that are meant into a line that begins at `start`. */
export function plainEdits({ replaced }: Plain, start: number): readonly Edit[] {
  return replaced.map(({ index, character, meant }) => {
    const from = start + index;
    return replace(spanOf(from, from + character.length), meant);
  });
}

function plain(text: string, curvedCloses: boolean): Plain {
  const replaced: Lookalike[] = [];
  let result = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const meant = meantBy(character);
    const isMeant = meant !== undefined && (!isQuoted || (curvedCloses && meant === '"'));
    const written = isMeant ? meant : character;
    if (isMeant) replaced.push({ index, character, meant });
    if (written === '"') isQuoted = !isQuoted;
    result += written;
  }
  return { text: result, replaced };
}

function meantBy(character: string): string | undefined {
  if (!lookalike.test(character)) return undefined;
  const sign = meantBySign[character];
  if (sign !== undefined) return sign;
  const code = character.charCodeAt(0);
  // U+FF01 to U+FF5E are the signs of ASCII, as wide as Chinese characters.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x2010 && code <= 0x2015) return '-';
  const isBlank =
    code === 0xa0 || code === 0x3000 || code === 0x202f || code === 0x205f || (code >= 0x2000 && code <= 0x200a);
  return isBlank ? ' ' : '';
}
