/** Starts the language server in a web worker: everything but sending, and nothing that a browser has no files for. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  type InitializeParams,
} from 'vscode-languageserver/browser';
import type { Words } from '../features/words.ts';
import { noEnvironment } from '../host/environments.ts';
import { textsIn } from '../texts/look-up.ts';
import { sentencesSentBy } from './client.ts';
import { readingOnly, startServer } from './server.ts';

/** The worker itself. */
declare const self: unknown;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

startServer(connection, wordsFor, (session) => {
  // There may be environment files that nobody here can read: a variable may have its value in one.
  session.environmentOf = () => ({ ...noEnvironment, isWithheld: true });
  return readingOnly;
});
connection.listen();

function wordsFor(params: InitializeParams): Words {
  return textsIn(...sentencesSentBy(params));
}
