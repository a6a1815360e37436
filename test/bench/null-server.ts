/** A language server that knows nothing: it keeps the text, at once has no diagnostics, and answers always the same. What it takes is what any server takes. */

import {
  createConnection,
  DocumentDiagnosticReportKind,
  MarkupKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const hover = { contents: { kind: MarkupKind.Markdown, value: '**hover**' } };
const items = Array.from({ length: 100 }, (_nothing, index) => ({
  label: `item${index}`,
  detail: 'detail',
  documentation: 'some documentation',
}));

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
let isAsked = false;

connection.onInitialize(({ capabilities }) => {
  isAsked = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      hoverProvider: true,
      completionProvider: {},
      ...(isAsked ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
});
documents.onDidChangeContent(({ document: { uri, version } }) => {
  if (!isAsked) connection.sendDiagnostics({ uri, version, diagnostics: [] });
});
connection.languages.diagnostics.on(() => ({ kind: DocumentDiagnosticReportKind.Full, items: [] }));
connection.onHover(() => hover);
connection.onCompletion(() => items);
documents.listen(connection);
connection.listen();
