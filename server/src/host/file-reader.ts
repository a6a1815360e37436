/** What is read of the files around a document, wherever they are. */

/** Reads files for one document, and remembers which. */
export interface FileReader {
  /** True when `read` would give something. */
  readonly isReadable: (path: string) => boolean;
  /** The bytes of a file, its path counted from the document's folder; nothing when it may not or cannot be read. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** What lies in a folder, its path counted from the document's folder; nothing of a folder that may not be read. */
  readonly entriesOf: (path: string) => readonly FolderEntry[];
  /** The files of a name beside the document and in the root of its folder, nearest first. */
  readonly near: (name: string) => readonly NearFile[];
  /** The nearest file of a name in the document's folder or one above it, up to the root of what may be read. */
  readonly upward: (name: string) => UpwardFile | undefined;
  /** What was read so far, as it is written in the document. */
  readonly used: ReadonlySet<string>;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface NearFile {
  /** Where it is, for editors to open. */
  readonly uri: string;
  readonly read: () => Uint8Array | undefined;
}

export interface UpwardFile extends NearFile {
  /** Where it is, as people are told. */
  readonly path: string;
  /** How the document is reached from the file's folder, with slashes. */
  readonly way: string;
}

/** More than any datagram holds, and as much as a stream takes at most. */
export const largest = 1 << 20;

/** Nobody looks through more of a folder. */
export const mostEntries = 500;

/** A reader for a folder that is not trusted. */
export const noFiles: FileReader = {
  isReadable: () => false,
  read: () => undefined,
  entriesOf: () => [],
  near: () => [],
  upward: () => undefined,
  used: new Set(),
};
