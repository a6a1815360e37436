/** JSON in which nothing is obeyed by a terminal or moves what stands beside it: what JSON leaves as it is, is written by its number. */

/** Controls of C1, format characters, separators of lines and paragraphs. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Means the same to every program that reads it. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(hidden, numbered);
}

function numbered(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
