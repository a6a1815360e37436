/** Foreign text made fit to be shown: every character that cannot be seen, or that moves what can, becomes a visible one. */

/** What is shown of a text, and whether something was left out. */
export interface Shown {
  readonly text: string;
  readonly truncated: boolean;
}

/** How much of a message stands inline: an editor takes seconds to colour much more. */
const inlineLimits = { length: 16 * 1024, lines: 200 };

/** Controls, format characters (those that turn the direction among them), separators of lines and paragraphs, and halves of surrogate pairs. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const lineEnds = /\r\n?/gu;

/** The text with `␛` for ESC, `⟨U+202E⟩` for what turns the direction, and so on; tabs and line ends stay, as LF. */
export function visible(text: string): string {
  return text.replaceAll(lineEnds, '\n').replaceAll(hidden, visibleCharacter);
}

/** The same on one line, cut to `length` characters. */
export function visibleLine(text: string, length = 200): string {
  const line = visible(text.slice(0, length + 1)).replaceAll(/[\n\t]+/gu, ' ');
  return line.length > length ? `${cut(line, length - 1)}…` : line;
}

/** As much of a text as may be shown. */
export function shown(text: string, limits = inlineLimits): Shown {
  const start = cut(text, limits.length);
  const whole = visible(start);
  const end = endOfLines(whole, limits.lines);
  const kept = cut(whole.slice(0, end), limits.length);
  return { text: kept, truncated: start.length < text.length || kept.length < whole.length };
}

/** Unicode has pictures of the C0 controls; anything else is named by its number. */
function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\t') return character;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Where the first `count` lines end. */
function endOfLines(text: string, count: number): number {
  let at = -1;
  for (let line = 0; line < count; line += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return text.length;
  }
  return at === text.length - 1 ? text.length : at;
}

/** The first `length` characters, but never half of a pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
