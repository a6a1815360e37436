/** Reading the repository as text, so that a generator works however broken the code is. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path on this machine of a path from the root of the repository. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The TypeScript files that lie directly in a folder, without its registry. */
export function sourceFilesIn(folder: string): SourceFile[] {
  if (!existsSync(inRepository(folder))) return [];
  return readdirSync(inRepository(folder))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .sort()
    .map((name) => ({ name, text: readFileSync(inRepository(`${folder}/${name}`), 'utf8') }));
}

/** Import lines of files of one folder, sorted as the linter wants them: by path, without regard to the extension. */
export function sortedImports(lines: readonly string[]): string {
  return lines.toSorted((one, other) => (stem(one) < stem(other) ? -1 : 1)).join('\n');
}

function stem(line: string): string {
  return /'(.*)\.ts'/u.exec(line)?.[1] ?? line;
}
