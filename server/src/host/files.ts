/** Files that a message includes: read only for a send, only from the folder that is open, and only when that is trusted. */

import { type Dirent, opendirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FileReader, type FolderEntry, largest, mostEntries, noFiles } from './file-reader.ts';
import { pathOf } from './path-of.ts';

/** A reader of files beside a document: within the innermost of `folders` that holds it, else within the document's own folder. */
export function fileReaderFor(documentUri: string, folders: readonly string[]): FileReader {
  const used = new Set<string>();
  const place = pathOf(documentUri);
  if (place === undefined) return { ...noFiles, used };
  const home = dirname(place);
  const holding = folders.map(pathOf).filter((folder) => folder !== undefined && isWithin(folder, place));
  const root = holding.sort((one, other) => (other?.length ?? 0) - (one?.length ?? 0))[0] ?? home;
  return {
    isReadable: (path) => findWithin(root, resolve(home, path)) !== undefined,
    read(path) {
      const found = findWithin(root, resolve(home, path));
      const bytes = found === undefined ? undefined : contentOf(found);
      if (bytes !== undefined) used.add(path);
      return bytes;
    },
    entriesOf: (path) => entriesWithin(root, resolve(home, path)),
    near(name) {
      const places = new Set([resolve(home, name), resolve(root, name)]);
      return [...places].flatMap((path) => {
        const found = findWithin(root, path);
        return found === undefined ? [] : [{ uri: pathToFileURL(path).href, read: () => contentOf(found) }];
      });
    },
    upward(name) {
      for (let folder = home; ; folder = dirname(folder)) {
        const found = findWithin(root, resolve(folder, name));
        const way = relative(folder, place).split(sep).join('/');
        if (found !== undefined) {
          const path = resolve(folder, name);
          return { path, uri: pathToFileURL(path).href, way, read: () => contentOf(found) };
        }
        if (folder === root || folder === dirname(folder)) return undefined;
      }
    },
    used,
  };
}

/** A link may point out of the folder, so the real path counts; the written one is looked at first, since to ask for some paths is to go there. */
function findWithin(root: string, path: string): string | undefined {
  if (path.includes('\0') || !isWithin(root, path)) return undefined;
  try {
    const real = realpathSync(path);
    const stats = isWithin(realpathSync(root), real) ? statSync(real) : undefined;
    return stats?.isFile() === true && stats.size <= largest ? real : undefined;
  } catch {
    return undefined;
  }
}

function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Of a folder that a link leads out of the root to nothing is told. */
function entriesWithin(root: string, path: string): readonly FolderEntry[] {
  if (path.includes('\0') || (path !== root && !isWithin(root, path))) return [];
  try {
    const [real, realRoot] = [realpathSync(path), realpathSync(root)];
    return real === realRoot || isWithin(realRoot, real) ? firstEntries(real) : [];
  } catch {
    return [];
  }
}

function firstEntries(path: string): readonly FolderEntry[] {
  const folder = opendirSync(path);
  try {
    const entries: FolderEntry[] = [];
    for (let entry = folder.readSync(); entry !== null && entries.length < mostEntries; entry = folder.readSync()) {
      if (isEntry(entry)) entries.push({ name: entry.name, isFolder: entry.isDirectory() });
    }
    return entries;
  } finally {
    folder.closeSync();
  }
}

function isEntry(entry: Dirent): boolean {
  return entry.isFile() || entry.isDirectory();
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !/^\.\.(?:$|[\\/])/u.test(way) && !isAbsolute(way);
}
