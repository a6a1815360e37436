/** The language server: what it can do, and one line for each request. */

import type { Connection, ServerCapabilities, TextDocumentIdentifier } from 'vscode-languageserver';
import { codeLenses, documentSymbols, foldingRanges } from './answers.ts';
import { clientOf, settingsSentBy } from './client.ts';
import type { OpenDocument } from './documents.ts';
import { Session } from './session.ts';

/** What a server can do beyond reading, and only where there are sockets. */
export interface Extension {
  /** What `workspace/executeCommand` runs, by name. */
  readonly commands: Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;
  /** Ends what is under way. */
  readonly close: () => Promise<void>;
}

const readingOnly: Extension = { commands: {}, close: async () => undefined };

/** Serves one editor over a connection that is not yet listened to. */
export function startServer(connection: Connection, extend: (session: Session) => Extension = () => readingOnly): void {
  connection.onInitialize((params) => {
    const session = new Session(connection, clientOf(params));
    session.takeSettings(settingsSentBy(params));
    const extension = extend(session);
    answerRequests(session);
    connection.onExecuteCommand(({ command, arguments: [argument] = [] }) => {
      const run = extension.commands[command];
      return run === undefined ? null : session.guard.wait(command, null, () => run(argument));
    });
    connection.onShutdown(() => session.guard.wait('shutdown', undefined, extension.close));
    return {
      capabilities: capabilitiesOf(session, Object.keys(extension.commands)),
      serverInfo: { name: 'sipwright' },
    };
  });
}

function capabilitiesOf(_session: Session, commands: string[]): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    codeLensProvider: {},
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    executeCommandProvider: { commands },
  };
}

function answerRequests(session: Session): void {
  const { connection, documents } = session;
  connection.onCodeLens(inDocument(session, 'codeLens', [], codeLenses));
  connection.onDocumentSymbol(inDocument(session, 'documentSymbol', [], documentSymbols));
  connection.onFoldingRanges(inDocument(session, 'foldingRange', [], foldingRanges));
  documents.listen(connection);
}

/** A handler for requests about a document that is open and ours; any other gets the fallback. */
function inDocument<P extends { readonly textDocument: TextDocumentIdentifier }, R>(
  session: Session,
  name: string,
  fallback: R,
  answer: (session: Session, document: OpenDocument, params: P) => R,
): (params: P) => R {
  return (params) => {
    const document = session.documents.get(params.textDocument.uri);
    if (document === undefined || document.isForeign) return fallback;
    return session.guard.run(name, fallback, () => answer(session, document, params), document);
  };
}
