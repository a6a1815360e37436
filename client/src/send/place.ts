/** The lines of a message that was sent, and where they are by now. */

/** Lines from `start` up to, not including, `end`. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** One change as VS Code tells it. */
export interface Change {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** Where lines are after a change. */
export interface Followed {
  readonly lines: Lines;
  /** True when nothing is left of them. */
  readonly isGone: boolean;
}

export function follow(lines: Lines, change: Change): Followed {
  const { start, end } = change.range;
  const added = change.text.split('\n').length - 1;
  const moved = added - (end.line - start.line);
  if (start.line >= lines.end) return { lines, isGone: false };
  if (isBefore(lines, change)) {
    if (moved === 0) return { lines, isGone: false };
    return { lines: { start: lines.start + moved, end: lines.end + moved }, isGone: false };
  }
  const first = end.line <= lines.start ? lines.start + moved : Math.min(lines.start, start.line + added);
  const last = end.line < lines.end ? lines.end + moved : start.line + added + 1;
  const isGone = change.text === '' && start.line <= lines.start && start.character === 0 && end.line >= lines.end;
  return { lines: { start: first, end: Math.max(last, first + 1) }, isGone };
}

/** True when a change leaves the lines as they are and only pushes them up or down. */
function isBefore(lines: Lines, { range: { start, end }, text }: Change): boolean {
  if (end.line < lines.start) return true;
  if (end.line > lines.start || end.character > 0) return false;
  return text === '' ? start.character === 0 : text.endsWith('\n');
}

/** The first line of the block that a line stands in: only a line of `###` separates blocks. */
export function blockStart(line: number, textOf: (line: number) => string): number {
  let first = line;
  while (first > 0 && !textOf(first).startsWith('###')) first -= 1;
  return first;
}

/** The first of these whose lines a line stands in; else the first in its block, whose title, comments and directives are about it too. */
export function foundAt<What extends { readonly lines: Lines }>(
  all: readonly What[],
  line: number,
  textOf: (line: number) => string,
): What | undefined {
  const within = all.find(({ lines }) => line >= lines.start && line < lines.end);
  if (within !== undefined) return within;
  const first = blockStart(line, textOf);
  return all.find(({ lines }) => blockStart(lines.start, textOf) === first);
}

/** The line that a block's message begins with: the first that is no comment, directive or variable. */
export function startLine(line: number, lineCount: number, textOf: (line: number) => string): number {
  const first = blockStart(line, textOf);
  for (let at = first; at < lineCount && (at === first || !textOf(at).startsWith('###')); at += 1) {
    const text = textOf(at);
    if (text.trim() !== '' && !/^[#@]/u.test(text)) return at;
  }
  return first;
}

/** The last line with something on it, so that an answer stands right below. */
export function lastWrittenLine({ start, end }: Lines, textOf: (line: number) => string): number {
  let last = end - 1;
  while (last > start && textOf(last).trim() === '') last -= 1;
  return last;
}
