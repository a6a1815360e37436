/** Files that a message includes: read only for a send, only from the folder that is open, and only when that is trusted. */

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Reads files for one document, and remembers which. */
export interface FileReader {
  /** True when `read` would give something. */
  readonly isReadable: (path: string) => boolean;
  /** The bytes of a file, its path counted from the document's folder; nothing when it may not or cannot be read. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The files of a name beside the document and in the root of its folder, nearest first. */
  readonly near: (name: string) => readonly NearFile[];
  /** The nearest file of a name in the document's folder or one above it, up to the root of what may be read. */
  readonly upward: (name: string) => UpwardFile | undefined;
  /** What was read so far, as it is written in the document. */
  readonly used: ReadonlySet<string>;
}

export interface NearFile {
  readonly read: () => Uint8Array | undefined;
}

export interface UpwardFile extends NearFile {
  readonly path: string;
  /** How the document is reached from the file's folder, with slashes. */
  readonly way: string;
}

/** More than any datagram holds, and as much as a stream takes at most. */
const largest = 1 << 20;

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
    near(name) {
      const places = new Set([resolve(home, name), resolve(root, name)]);
      const found = [...places].map((path) => findWithin(root, path)).filter((path) => path !== undefined);
      return found.map((path) => ({ read: () => contentOf(path) }));
    },
    upward(name) {
      for (let folder = home; ; folder = dirname(folder)) {
        const found = findWithin(root, resolve(folder, name));
        const way = relative(folder, place).split(sep).join('/');
        if (found !== undefined) return { path: resolve(folder, name), way, read: () => contentOf(found) };
        if (folder === root || folder === dirname(folder)) return undefined;
      }
    },
    used,
  };
}

/** A reader for a folder that is not trusted. */
export const noFiles: FileReader = {
  isReadable: () => false,
  read: () => undefined,
  near: () => [],
  upward: () => undefined,
  used: new Set(),
};

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

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !/^\.\.(?:$|[\\/])/u.test(way) && !isAbsolute(way);
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
