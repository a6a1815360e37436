/** Starts the language server in a web worker: everything but sending, and nothing that a browser has no files for. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { noEnvironment } from '../host/environments.ts';
import { readingOnly, startServer } from './server.ts';

/** The worker itself. */
declare const self: unknown;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

startServer(connection, (session) => {
  // There may be environment files that nobody here can read: a variable may have its value in one.
  session.environmentOf = () => ({ ...noEnvironment, isWithheld: true });
  return readingOnly;
});
connection.listen();
