/** A language server that knows nothing: it keeps the text and at once has no diagnostics. What it takes is what any server takes. */

import {
  createConnection,
  DocumentDiagnosticReportKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
let isAsked = false;

connection.onInitialize(({ capabilities }) => {
  isAsked = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      ...(isAsked ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
});
documents.onDidChangeContent(({ document: { uri, version } }) => {
  if (!isAsked) connection.sendDiagnostics({ uri, version, diagnostics: [] });
});
connection.languages.diagnostics.on(() => ({ kind: DocumentDiagnosticReportKind.Full, items: [] }));
documents.listen(connection);
connection.listen();
