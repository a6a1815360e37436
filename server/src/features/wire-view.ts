/** Bytes as people read them: what goes over the wire, or went and came, with every line end, the same in hexadecimal beside it, and where each piece comes from. */

import type { BodyEnd } from '../sip/body-end.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import type { WirePart } from '../sip/wire-parts.ts';
import { visible, visibleLine } from './visible.ts';
import type { Words } from './words.ts';

/** One message. */
export interface WireSection {
  /** What it is, on one line. */
  readonly heading: string;
  readonly remarks: readonly string[];
  readonly bytes: Uint8Array;
  /** Where its pieces come from, as far as that is known. */
  readonly parts: readonly WirePart[];
  /** The text of the block that the parts count in. */
  readonly blockText: string;
  readonly body?: BodyEnd | undefined;
  /** The text of bytes in the charset of the message, where that is not UTF-8. */
  readonly decode?: ((bytes: Uint8Array) => string | undefined) | undefined;
  /** Tells of a template, as it is written, that what it stands for must not be shown. */
  readonly isSecret: (template: string) => boolean;
}

/** More bytes of a message are not shown. */
export const shownBytes = 16 * 1024;

const width = 16;

/** As many digits as the last place that is shown has. */
const placeDigits = 4;

/** Takes two columns where others take one. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/gu;

/** A stretch of one origin; what is secret is not shown. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly isSecret: boolean;
}

export function wireView(sections: readonly WireSection[], words: Words): string {
  return `${sections.map((section) => viewOf(section, words)).join('\n\n')}\n`;
}

function viewOf(section: WireSection, words: Words): string {
  const { heading, remarks, bytes, body } = section;
  const shown = bytes.subarray(0, shownBytes);
  const rows = stretchesOf(section, shown.length, words).flatMap((stretch) => rowsOf(shown, stretch, section.decode));
  const rest = bytes.length - shown.length;
  const size = words('features', 'wire-size', { size: bytes.length }) ?? '';
  return [
    `# ${visibleLine(heading)} · ${size}`,
    ...remarks.map((remark) => `# ${visibleLine(remark, 1000)}`),
    ...(body === undefined ? [] : [`# ${bodyReading(body, words)}`]),
    ...rows,
    ...(rest > 0 ? [`# ${words('features', 'wire-cut', { rest })}`] : []),
  ].join('\n');
}

/** Which of the plausible bodies is sent, and why. */
function bodyReading({ chosen, verdict, declared = 0 }: BodyEnd, words: Words): string {
  const { size, lineEnds, eol } = chosen;
  const isNone = size === 0 && verdict === 'matches';
  if (isNone) return words('features', 'wire-body-none') ?? '';
  const why = words('features', `wire-body-${verdict}`, { declared });
  const reading = words('features', lineEnds === 0 ? 'wire-body-without' : 'wire-body', {
    size,
    count: lineEnds,
    eol: eol.toUpperCase(),
  });
  return [reading, why].filter((part) => part !== undefined).join(' ');
}

/** From the first byte to the last, without a gap. */
function stretchesOf(
  { parts, blockText, isSecret: hides }: WireSection,
  end: number,
  words: Words,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const push = (from: number, to: number, label: string, isSecret = false) => {
    const last = stretches.at(-1);
    if (last !== undefined && label === '' && last.label === '') stretches[stretches.length - 1] = { ...last, to };
    else if (from < to) stretches.push({ from, to, label, isSecret });
    at = to;
  };
  for (const part of parts) {
    if (part.from >= end) break;
    if (part.from > at) push(at, part.from, '');
    const text = blockText.slice(part.span.start, part.span.end);
    const isSecret = part.origin === 'template' && hides(text);
    push(part.from, Math.min(part.to, end), labelOf(part.origin, text, words), isSecret);
  }
  if (at < end) push(at, end, '');
  return stretches;
}

function labelOf(origin: WirePart['origin'], text: string, words: Words): string {
  if (origin === 'source') return '';
  return visibleLine(words('features', `wire-from-${origin}`, { text: visibleLine(text.trim(), 60) }) ?? origin, 120);
}

/** A row ends with sixteen bytes, with a line, or with its stretch. The text stands first, so that it is seen where there is little room. */
function rowsOf(
  bytes: Uint8Array,
  { from, to, label, isSecret }: Stretch,
  decode: WireSection['decode'],
): readonly string[] {
  const rows: string[] = [];
  for (let start = from; start < to; ) {
    const newline = bytes.subarray(start, Math.min(start + width, to)).indexOf(0x0a);
    const end = newline === -1 ? Math.min(start + width, to) : start + newline + 1;
    const row = bytes.subarray(start, end);
    const digits = [...row].map((byte) => (isSecret ? '··' : byte.toString(16).padStart(2, '0'))).join(' ');
    const text = isSecret ? '•'.repeat(row.length) : textOf(bytes, start, end, decode);
    const origin = label === '' || start > from ? '' : `  ← ${label}`;
    const place = start.toString(16).padStart(placeDigits, '0');
    rows.push(`${place}  ${inColumns(text)}  ${digits}${origin}`);
    start = end;
  }
  return rows;
}

function inColumns(text: string): string {
  const columns = [...text].length + (text.match(wide)?.length ?? 0);
  return text + ' '.repeat(Math.max(0, width - columns));
}

/** Characters stand in the row in which they begin; what is none is a dot, and so is what belongs to a character of the row above. */
function textOf(bytes: Uint8Array, start: number, end: number, decode: WireSection['decode']): string {
  let text = '';
  for (let at = start; at < end; ) {
    const { length, character } = decode === undefined ? characterAt(bytes, at) : decodedAt(bytes, at, decode);
    const isBroken = character.includes('\u{FFFD}');
    text += isBroken ? '·' : shownCharacter(character);
    at += isBroken ? 1 : length;
  }
  return text;
}

interface Character {
  readonly length: number;
  readonly character: string;
}

function characterAt(bytes: Uint8Array, at: number): Character {
  const length = lengthAt(bytes, at);
  return { length, character: length === 0 ? '\u{FFFD}' : decodeUtf8(bytes.subarray(at, at + length)) };
}

/** The fewest bytes that make a character; none of the charsets that are sent has longer ones than these. */
function decodedAt(bytes: Uint8Array, at: number, decode: NonNullable<WireSection['decode']>): Character {
  for (let length = 1; length <= 4; length += 1) {
    const character = decode(bytes.subarray(at, at + length)) ?? '\u{FFFD}';
    if (character !== '' && !character.includes('\u{FFFD}')) return { length, character };
  }
  return { length: 1, character: '\u{FFFD}' };
}

/** How many bytes the character takes that begins here, by its first one: RFC 3629 §3. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
}

function shownCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0xfeff;
  if (code === 0xfeff) return '⟨U+FEFF⟩';
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : visible(character);
}
