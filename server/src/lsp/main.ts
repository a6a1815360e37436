/** Starts the language server in Node: over standard input and output, Node's own channel or a socket, as the arguments say. */

import { createConnection, type InitializeParams } from 'vscode-languageserver/node';
import type { Words } from '../features/words.ts';
import { serverCommands } from '../protocol.ts';
import { textsFor } from '../texts/texts.ts';
import { localeOf } from './client.ts';
import { readFromDisk } from './disk-files.ts';
import { followEnvironments } from './environments.ts';
import { startServer } from './server.ts';
import { followSymbols } from './symbol-index.ts';

const connection = createConnection();
let isEnding = false;

for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, end);
const close = startServer(connection, {
  wordsFor,
  surround: (session) => {
    readFromDisk(session);
    followEnvironments(session);
    followSymbols(session);
  },
  commands: serverCommands,
  checking: () => import('./checking.ts'),
  gestures: () => import('./gestures-in-node.ts'),
});
connection.listen();
// The second one is obeyed at once, and so is this one in the end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void close().then(() => process.kill(process.pid, signal)));
// An editor that is gone says nothing more over Node's channel.
process.once('disconnect', () => void close().then(() => process.exit(1)));

function wordsFor(params: InitializeParams): Words {
  return textsFor(localeOf(params));
}

/** What nobody caught leaves the server in a state that nobody knows: it is written down once, and the editor starts another. */
function end(error: unknown): void {
  if (isEnding) return;
  isEnding = true;
  process.exitCode = 1;
  console.error(`The language server ends: ${error instanceof Error ? error.stack : String(error)}`);
  setTimeout(() => process.exit(1), 100);
}
