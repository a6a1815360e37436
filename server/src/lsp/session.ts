/** What all requests of one editor share: the connection, its documents, the settings, and what the editor can do. */

import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Words } from '../features/words.ts';
import type { Client } from './client.ts';
import { type OpenDocument, openDocuments } from './documents.ts';
import { Guard } from './guard.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';
import { wordsIn } from './words.ts';

export class Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument> = openDocuments();
  readonly guard: Guard;
  readonly client: Client;
  readonly words: Words;
  trusted: boolean;
  /** Grows with every change that diagnostics depend on beside the text. */
  revision = 0;
  #settings: Settings = defaultSettings;

  constructor(connection: Connection, client: Client) {
    this.connection = connection;
    this.client = client;
    this.trusted = client.trusted;
    this.words = wordsIn(client.language);
    this.guard = new Guard((line) => connection.console.error(line));
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Takes what a client sends as its section `sip`. */
  takeSettings(section: unknown): void {
    this.#settings = readSettings(section);
    this.revision += 1;
  }
}
