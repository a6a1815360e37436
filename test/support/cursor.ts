/** Texts with marks in them: `|` is the cursor. */

/** A text without its mark, and where the mark stood. */
export interface WithCursor {
  readonly text: string;
  readonly offset: number;
}

/** Takes the one `|` out of a text. */
export function cursor(marked: string): WithCursor {
  const offset = marked.indexOf('|');
  if (offset === -1 || marked.includes('|', offset + 1)) throw new Error(`There must be one | in: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The texts that spans mark, for comparison in a test. */
export function marked(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}
