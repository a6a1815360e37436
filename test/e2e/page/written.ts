/** All that VS Code has written down, to be searched. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What it keeps in the browser, its own state and that of extensions. */
export async function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const textOf = (value: unknown): string => {
      // What is kept as a file, the logs among it, is bytes.
      if (value instanceof Uint8Array) return new TextDecoder().decode(value);
      return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    };
    const said: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise<unknown[]>((resolve) => {
          const getting = database.transaction(store).objectStore(store).getAll();
          getting.onsuccess = () => resolve(getting.result);
        });
        said.push(...values.map(textOf));
      }
      database.close();
    }
    for (const storage of [localStorage, sessionStorage]) said.push(...Object.values<string>({ ...storage }));
    return said.join('\n');
  });
}

/** The files of a folder, and of the folders in it, by their paths. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}
