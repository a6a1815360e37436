/** The files of a kind in a folder, found step by step, so that whoever looks for them can do other things in between. */

import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOf } from './path-of.ts';

/** Folders that hold what others wrote, or what a program keeps for itself. */
const passedOver = /^(?:\.|node_modules$)/u;

/** A folder with more below it is no folder of messages, and to walk through all of it would take minutes. */
const mostFolders = 5000;
const deepest = 16;

/** The URIs of the files in a folder and those below it. Links are not followed: they may lead out of it, or in a circle. What may not be read is left out. */
export async function* filesIn(folderUri: string, extension: string): AsyncGenerator<string> {
  const waiting: { readonly path: string; readonly depth: number }[] = [];
  const root = pathOf(folderUri);
  if (root !== undefined) waiting.push({ path: root, depth: 0 });
  let seen = 0;
  for (let next = waiting.shift(); next !== undefined && seen < mostFolders; next = waiting.shift()) {
    seen += 1;
    for (const { name, isFolder } of await entriesOf(next.path)) {
      const path = join(next.path, name);
      if (!isFolder) {
        if (name.endsWith(extension)) yield pathToFileURL(path).href;
      } else if (!passedOver.test(name) && next.depth < deepest) waiting.push({ path, depth: next.depth + 1 });
    }
  }
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

async function entriesOf(path: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of await opendir(path)) {
      if (entry.isFile() || entry.isDirectory()) entries.push({ name: entry.name, isFolder: entry.isDirectory() });
    }
  } catch {
    return entries;
  }
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}
