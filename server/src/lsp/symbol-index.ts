/** The symbols of all files in the open folders: read in the background once somebody has opened a file, one file after the other, and read again where one changes. */

import { workspaceSymbolsOf } from '../features/workspace-symbols.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import { isForeign } from '../sip/syntax/foreign.ts';
import { lastNotAbove, lineStarts } from '../sip/syntax/lines.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Position } from './block-list.ts';
import type { IndexedSymbol, Session } from './session.ts';

/** More files, or more symbols, would fill the memory for what nobody can look through. */
export const limits = { files: 10_000, symbols: 100_000 };

/** Milliseconds for which files are read before whoever types gets a turn. */
const slice = 8;

const extension = '.sip';

/** Lets the session find symbols in files that are not open. */
export function followSymbols(session: Session): void {
  const index = new SymbolIndex(session);
  session.watched.push({ names: [`*${extension}`], changed: (uris) => index.forget(uris), matters: false });
  session.documents.onDidOpen(() => void index.whole());
  session.documents.onDidClose(({ document: { uri } }) => index.forget([uri]));
  session.symbolsElsewhere = () => index.whole();
}

class SymbolIndex {
  readonly #session: Session;
  readonly #files = new Map<string, readonly IndexedSymbol[]>();
  /** Files to be read, again or for the first time. */
  readonly #waiting = new Set<string>();
  #folders: readonly string[] | undefined;
  #count = 0;
  #work: Promise<void> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** All symbols, once every file that is waiting has been read. */
  async whole(): Promise<readonly IndexedSymbol[]> {
    if (!this.#session.trusted) return [];
    this.#work ??= this.#session.guard
      .wait('symbols', undefined, () => this.#readAll())
      .finally(() => {
        this.#work = undefined;
      });
    await this.#work;
    return [...this.#files.values()].flat();
  }

  /** Files that have changed, as far as they lie in an open folder. */
  forget(uris: readonly string[]): void {
    const { folders } = this.#session;
    for (const uri of uris) if (folders.some((folder) => uri.startsWith(`${folder}/`))) this.#waiting.add(uri);
  }

  async #readAll(): Promise<void> {
    const { folders } = this.#session;
    if (this.#folders !== folders) await this.#find(folders);
    await someTurn();
    let until = performance.now() + slice;
    for (const uri of this.#waiting) {
      if (performance.now() >= until) {
        await someTurn();
        until = performance.now() + slice;
      }
      this.#waiting.delete(uri);
      this.#read(uri);
    }
  }

  async #find(folders: readonly string[]): Promise<void> {
    this.#folders = folders;
    this.#files.clear();
    this.#count = 0;
    let found = 0;
    for (const folder of folders) {
      for await (const uri of this.#session.filesIn(folder, extension)) {
        if (found >= limits.files) return;
        found += 1;
        this.#waiting.add(uri);
      }
    }
  }

  /** A file that is gone, that is no text, or that is none of ours has no symbols. */
  #read(uri: string): void {
    this.#count -= this.#files.get(uri)?.length ?? 0;
    this.#files.delete(uri);
    if (this.#files.size >= limits.files || this.#count >= limits.symbols) return;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    const bytes = this.#session.filesFor(uri)?.read(name);
    const text = bytes === undefined ? undefined : decodeUtf8(bytes);
    if (text === undefined || isForeign(text)) return;
    const symbols = symbolsIn(uri, text).slice(0, limits.symbols - this.#count);
    this.#count += symbols.length;
    this.#files.set(uri, symbols);
  }
}

/** Lets everybody else go first. */
function someTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function symbolsIn(uri: string, text: string): IndexedSymbol[] {
  const starts = lineStarts(text);
  const positionOf = (offset: number): Position => {
    const line = lastNotAbove(starts, offset);
    return { line, character: offset - (starts[line] ?? 0) };
  };
  return parseFile(text).blocks.flatMap(({ block, start }) =>
    workspaceSymbolsOf(block).map(({ kind, name, container, ...span }) => ({
      uri,
      symbol: { kind, name, container },
      start: positionOf(start + span.start),
      end: positionOf(start + span.end),
    })),
  );
}
