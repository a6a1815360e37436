/** Files that the editor hands over, since they lie on no disk of this machine, as in VS Code for the Web: the names of all, and what those say that are read. */

import { type FileReader, type FolderEntry, largest, mostEntries, noFiles } from '../host/file-reader.ts';
import type { FolderFiles } from '../protocol.ts';
import { addressOfPath, normal, rootOf } from './file-address.ts';

export class HandedFiles {
  /** By address, as `normal` has it; nothing before the first were handed over. */
  #files: ReadonlyMap<string, string | undefined> | undefined;

  /** Takes the place of all before; gives those that are new, gone, or say something else. */
  take({ files }: FolderFiles): { readonly changed: readonly string[]; readonly isFirst: boolean } {
    const before = this.#files;
    const now = new Map(
      files.flatMap(({ uri, text }) => {
        const address = normal(uri);
        return address === undefined ? [] : [[address, text] as const];
      }),
    );
    this.#files = now;
    const all = new Set([...(before?.keys() ?? []), ...now.keys()]);
    const isSame = (uri: string) => before?.has(uri) === now.has(uri) && before?.get(uri) === now.get(uri);
    return { changed: [...all].filter((uri) => !isSame(uri)), isFirst: before === undefined };
  }

  /** Of a document that was never saved there are none. */
  readerFor(documentUri: string, folders: readonly string[]): FileReader | undefined {
    if (/^untitled:/iu.test(documentUri)) return noFiles;
    const home = normal('.', documentUri);
    const root = rootOf(documentUri, folders);
    if (this.#files === undefined || home === undefined || root === undefined) return undefined;
    return new HandedReader(this.#files, documentUri, home, root);
  }

  within(folder: string, ending: string): readonly string[] {
    const start = normal(folder.endsWith('/') ? folder : `${folder}/`);
    if (start === undefined) return [];
    return [...(this.#files?.keys() ?? [])].filter((uri) => uri.startsWith(start) && uri.endsWith(ending));
  }
}

class HandedReader implements FileReader {
  readonly used = new Set<string>();
  readonly #files: ReadonlyMap<string, string | undefined>;
  readonly #document: string;
  readonly #home: string;
  readonly #root: string;

  constructor(files: ReadonlyMap<string, string | undefined>, document: string, home: string, root: string) {
    this.#files = files;
    this.#document = document;
    this.#home = home;
    this.#root = root;
  }

  isReadable = (path: string): boolean => this.read(path) !== undefined;

  read = (path: string): Uint8Array | undefined => {
    const bytes = this.#contentOf(this.#addressOf(path));
    if (bytes !== undefined) this.used.add(path);
    return bytes;
  };

  entriesOf = (path: string): readonly FolderEntry[] => {
    const folder = this.#addressOf(path.endsWith('/') ? path : `${path}/`);
    if (folder === undefined) return [];
    const kinds = new Map<string, boolean>();
    for (const uri of this.#files.keys()) {
      if (!uri.startsWith(folder)) continue;
      const [name = '', ...below] = uri.slice(folder.length).split('/');
      kinds.set(decoded(name), below.length > 0);
      if (kinds.size === mostEntries) break;
    }
    return [...kinds].map(([name, isFolder]) => ({ name, isFolder }));
  };

  near: FileReader['near'] = (name) => {
    const places = new Set([normal(`./${name}`, this.#home), normal(`./${name}`, this.#root)]);
    const found = [...places].flatMap((uri) => uri ?? []).filter((uri) => this.#contentOf(uri) !== undefined);
    return found.map((uri) => ({ uri, read: () => this.#contentOf(uri) }));
  };

  upward: FileReader['upward'] = (name) => {
    for (let folder = this.#home; folder.startsWith(this.#root); folder = normal('..', folder) ?? '') {
      const uri = normal(`./${name}`, folder);
      if (uri !== undefined && this.#contentOf(uri) !== undefined) {
        const way = decoded((normal(this.#document) ?? '').slice(folder.length));
        return { path: decoded(new URL(uri).pathname), uri, way, read: () => this.#contentOf(uri) };
      }
      if (folder === this.#root) return undefined;
    }
    return undefined;
  };

  /** Only within the root. */
  #addressOf(path: string): string | undefined {
    const address = normal(addressOfPath(path, this.#document), this.#document);
    return address?.startsWith(this.#root) === true ? address : undefined;
  }

  #contentOf(uri: string | undefined): Uint8Array | undefined {
    const text = uri === undefined ? undefined : this.#files.get(uri);
    const bytes = text === undefined ? undefined : new TextEncoder().encode(text);
    return bytes !== undefined && bytes.length <= largest ? bytes : undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
