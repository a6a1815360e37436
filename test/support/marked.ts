/** Texts whose parts are labelled by lines below them: `^^^ label` labels what stands above it. */

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface Labelled {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Takes the lines of labels out of a text. Blanks before the `^` count columns of the text line above; `|` in place of `^^^` labels an empty stretch. */
export function labelled(marked: string): Labelled {
  const lines: string[] = [];
  const marks: Mark[] = [];
  let lineStart = 0;
  for (const line of marked.split('\n')) {
    const found = /^( *)(\^+|\|) (.+)$/u.exec(line);
    if (found === null) {
      lineStart = lines.reduce((sum, each) => sum + each.length + 1, 0);
      lines.push(line);
      continue;
    }
    const [, blanks = '', signs = '', label = ''] = found;
    const start = lineStart + blanks.length;
    marks.push({ start, end: signs === '|' ? start : start + signs.length, label });
  }
  return { text: lines.join('\n'), marks };
}
