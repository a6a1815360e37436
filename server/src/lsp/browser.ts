/** Starts the language server in a web worker: everything but sending. The files of the open folders are those that the editor hands over. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  type InitializeParams,
} from 'vscode-languageserver/browser';
import type { Words } from '../features/words.ts';
import { textsIn } from '../texts/look-up.ts';
import * as checking from './checking.ts';
import { sentencesSentBy } from './client.ts';
import { followEnvironments } from './environments.ts';
import { readingOnly } from './extension.ts';
import * as gestures from './gestures.ts';
import { startServer } from './server.ts';
import { followSymbols } from './symbol-index.ts';

/** The worker itself. */
declare const self: unknown;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

startServer(connection, {
  wordsFor,
  surround: (session) => {
    followEnvironments(session);
    followSymbols(session);
  },
  commands: [],
  checking: async () => checking,
  gestures: async () => ({ gestures, extend: () => readingOnly }),
});
connection.listen();

function wordsFor(params: InitializeParams): Words {
  return textsIn(...sentencesSentBy(params));
}
