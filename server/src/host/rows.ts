/** The lines of a file as values of variables, for `# @loop for name of path`. */

import { mostRepeats } from '../sip/directives/sequence.ts';
import type { FileReader } from './file-reader.ts';

/**
 * One set of values for each line. Where the first line has commas it names the columns: `{{name.column}}`;
 * else each line is a value: `{{name}}`. Nothing where the file cannot be read.
 */
export function rowsIn(
  { read }: FileReader,
  path: string,
  name: string,
): readonly ReadonlyMap<string, string>[] | undefined {
  const bytes = read(path);
  if (bytes === undefined) return undefined;
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/u);
  const [first = '', ...rest] = lines.filter((line) => line.trim() !== '').slice(0, mostRepeats + 1);
  const columns = cellsOf(first);
  if (columns.length < 2) {
    const values = [first, ...rest].filter((line) => line !== '').slice(0, mostRepeats);
    return values.map((value) => new Map([[name, value.trim()]]));
  }
  return rest.map((line) => {
    const cells = cellsOf(line);
    return new Map(columns.map((column, index) => [`${name}.${column}`, cells[index] ?? '']));
  });
}

/** A cell in quotes may hold commas, and quotes that are doubled. */
function cellsOf(line: string): readonly string[] {
  const cells = line.match(/(?:"(?:[^"]|"")*"|[^,])+|(?<=,)(?=,|$)|^(?=,)/gu) ?? [];
  return cells.map((cell) => {
    const text = cell.trim();
    return /^".*"$/su.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
  });
}
