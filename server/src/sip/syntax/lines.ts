/** Lines: where one ends and the next begins, for CRLF, LF and CR alike, in any mixture. */

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;

export function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** SP or HT: what RFC 3261 §25.1 calls WSP. */
export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** Where the line that `from` lies in begins. */
export function startOfLine(text: string, from: number): number {
  let at = from;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Where the line that `from` lies in ends, without its line end. */
export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** The place after the line end that stands at `at`; `at` itself when none stands there. */
export function afterLineEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === lineFeed) return at + 1;
  if (code !== carriageReturn) return at;
  return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
}

/** Where the next line begins, or the end of the text. */
export function nextLine(text: string, from: number): number {
  return afterLineEnd(text, endOfLine(text, from));
}

/** True at the start of the text and behind a line end. */
export function beginsLine(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before === lineFeed) return true;
  return before === carriageReturn && text.charCodeAt(at) !== lineFeed;
}

/** The first place from `from` up to `end` where no blank stands. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The last place down from `end` to `from` that has no blank before it. */
export function trimBlanks(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** The first blank from `from` up to `end`, or `end`. */
export function endOfWord(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The first line end of the text as it is written, or nothing when it has a single line. */
export function firstLineEnd(text: string, from = 0): string | undefined {
  const at = endOfLine(text, from);
  return at < text.length ? text.slice(at, afterLineEnd(text, at)) : undefined;
}

/** True when a line end stands right before `at`. */
export function endsLine(text: string, at: number): boolean {
  return at > 0 && isLineEnd(text.charCodeAt(at - 1));
}

/** Where each line begins; where the text ends with a line end, the last one is the empty line behind it. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isLineEnd(code)) continue;
    if (code !== lineFeed && text.charCodeAt(at + 1) === lineFeed) at += 1;
    starts.push(at + 1);
  }
  return starts;
}

/** The index of the last of the first `count` ascending numbers that is not above `wanted`, such as of the line that holds an offset. */
export function lastNotAbove(numbers: readonly number[], wanted: number, count = numbers.length): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
