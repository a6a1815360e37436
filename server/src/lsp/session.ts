/** What all requests of one editor share: the connection, its documents, the settings, and what the editor can do. */

import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Words } from '../features/words.ts';
import type { FoundSymbol } from '../features/workspace-symbols.ts';
import { type Environment, noEnvironment } from '../host/environments.ts';
import type { FileReader } from '../host/file-reader.ts';
import { Redactor } from '../proofs.ts';
import type { LintLayer } from '../rules/lint-settings.ts';
import type { Position } from './block-list.ts';
import type { Client } from './client.ts';
import { type OpenDocument, openDocuments } from './documents.ts';
import { Guard } from './guard.ts';
import { HandedFiles } from './handed-files.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';

/** Files beside the documents, and who wants to know when one of them changes. */
export interface Watched {
  /** Names of files, or `*.sip` for all that end so. */
  readonly names: readonly string[];
  readonly changed: (uris: readonly string[]) => void;
  /** False where no answer about an open document depends on them. */
  readonly matters?: false;
}

/** A symbol of a file that need not be open. */
export interface IndexedSymbol {
  readonly uri: string;
  readonly symbol: Pick<FoundSymbol, 'kind' | 'name' | 'container'>;
  readonly start: Position;
  readonly end: Position;
}

export class Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument> = openDocuments();
  readonly guard: Guard;
  readonly client: Client;
  readonly words: Words;
  trusted: boolean;
  /** The folders that are open, as URIs. */
  folders: readonly string[];
  /** Those that the editor hands over, since nobody here can read them. */
  readonly handed = new HandedFiles();
  /** The files around a document; nothing while it cannot be told which there are. */
  filesFor: (uri: string) => FileReader | undefined = (uri) => this.handed.readerFor(uri, this.folders);
  /** The addresses of the files below an open folder whose names end so. */
  filesIn: (folder: string, ending: string) => AsyncIterable<string> | Iterable<string> = (...about) =>
    this.handed.within(...about);
  /** Whether a file that a document includes can be read; nothing where that cannot be told. */
  isReadable: (document: OpenDocument, path: string) => boolean | undefined = () => undefined;
  /** The environment in which a document stands; none where there are no files. */
  environmentOf: (document: OpenDocument) => Environment = () => noEnvironment;
  /** What the folder of a document says of rules, the weakest first; nothing where there are no files. */
  lintLayersOf: (document: OpenDocument) => readonly LintLayer[] = () => [];
  /** Files on which answers depend, and what is to be done when one of them changes. */
  readonly watched: Watched[] = [];
  /** The symbols of files that are not open; none where there are no files. */
  symbolsElsewhere: () => Promise<readonly IndexedSymbol[]> = async () => [];
  /** What was answered to questions for secrets: nothing that the server says holds it. */
  readonly redactor = new Redactor();
  /** The certificate of the local server, by the places where it listens: it is believed, since it is ours. */
  ownCertificates: Readonly<Record<string, string>> = {};
  /** The certificate that the user agents of files show, where one was made for them: what is sent to them believes it. */
  ownAuthority: string | undefined;
  #revision = 0;
  #settings: Settings = defaultSettings;
  /** Those of folders that have their own. */
  #folderSettings: ReadonlyMap<string, Settings> = new Map();
  #settingsAsSent = JSON.stringify([null]);
  readonly #listeners: (() => void)[] = [];

  constructor(connection: Connection, client: Client, words: Words) {
    this.connection = connection;
    this.client = client;
    this.trusted = client.trusted;
    this.folders = client.folders;
    this.words = words;
    this.guard = new Guard((line) => connection.console.error(line));
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Those that count for a document: of the innermost folder that holds it, else of the window. */
  settingsOf(uri: string): Settings {
    const holding = this.folders.filter((folder) => uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
    const folder = holding.toSorted((one, other) => other.length - one.length)[0] ?? '';
    return this.#folderSettings.get(folder) ?? this.#settings;
  }

  /** Takes what a client sends as its section `sip`, and as that of each folder. */
  takeSettings(section: unknown, ofFolders: ReadonlyMap<string, unknown> = new Map()): void {
    const written = JSON.stringify([section ?? null, ...ofFolders]);
    if (written === this.#settingsAsSent) return;
    this.#settingsAsSent = written;
    this.#settings = readSettings(section);
    this.#folderSettings = new Map([...ofFolders].map(([folder, own]) => [folder, readSettings(own)]));
    this.revise();
  }

  /** Grows with every change that answers depend on beside the text. */
  get revision(): number {
    return this.#revision;
  }

  /** Says that such a change has happened. */
  revise(): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }

  onRevised(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
