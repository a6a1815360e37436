/** Diagnostics: asked for by editors that can, pushed to the others as soon as nothing else waits. */

import {
  type Diagnostic,
  type DiagnosticServerCancellationData,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { BlockResult } from '../rules/lint.ts';
import { prepareResults, resultsOf } from './check.ts';
import { diagnosticOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { type Alike, limit } from './limits.ts';
import type { Session } from './session.ts';

/** No file waits longer for its diagnostics after a key; one that takes long to check is checked less often. */
const longestDelay = 50;

/** A check that takes no longer is done after every key. */
const quick = 8;

type Cancelled = ResponseError<DiagnosticServerCancellationData>;

const cancelled: Cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for it any more.');

/** Answers or pushes, as the editor wants it. */
export function offerDiagnostics(session: Session): void {
  if (session.client.pullsDiagnostics) answerPulls(session);
  else pushChanges(session);
}

/** What an editor is shown of a document. */
export function diagnosticsOf(session: Session, document: OpenDocument): Diagnostic[] {
  const { words, client } = session;
  if (document.isForeign) return [];
  const { shown, alike, more } = limit(resultsOf(session, document));
  const diagnostics = shown.map(({ index, problem }) =>
    diagnosticOf({ document, index }, problem, words, client.showsRelated),
  );
  diagnostics.push(...alike.map((each) => moreOfOneRule(session, document, each)));
  if (more > 0) diagnostics.push(moreInFile(session, more));
  return diagnostics;
}

function answerPulls(session: Session): void {
  const { connection, documents, guard } = session;
  const ids = resultIds();
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) => {
    const document = documents.get(textDocument.uri);
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    if (document === undefined || document.isForeign) return nothing;
    return guard.wait<DocumentDiagnosticReport | Cancelled>(
      'diagnostic',
      nothing,
      async () => {
        while (!prepareResults(session, document)) {
          await new Promise<void>(afterWhatWaits);
          if (token.isCancellationRequested) return cancelled;
          if (documents.get(textDocument.uri) !== document) return nothing;
        }
        const resultId = ids(resultsOf(session, document));
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(session, document) };
      },
      document,
    );
  });
}

/** Names results: the same as long as nothing has changed, and never that of others, even of a document that was opened anew. */
function resultIds(): (results: readonly BlockResult[]) => string {
  const ids = new WeakMap<readonly BlockResult[], string>();
  let count = 0;
  return (results) => {
    const known = ids.get(results);
    if (known !== undefined) return known;
    count += 1;
    ids.set(results, String(count));
    return String(count);
  };
}

/** Of several changes only the last is checked: what runs looks at the document as it is then. */
function pushChanges(session: Session): void {
  const { connection, documents, guard } = session;
  const waiting = new Set<string>();
  const costs = new Map<string, number>();
  const push = (uri: string): void => {
    const document = documents.get(uri);
    if (document !== undefined && !guard.run('diagnostics', true, () => prepareResults(session, document), document)) {
      afterWhatWaits(() => push(uri));
      return;
    }
    waiting.delete(uri);
    if (document === undefined) return;
    const start = performance.now();
    const diagnostics = guard.run('diagnostics', [], () => diagnosticsOf(session, document), document);
    costs.set(uri, performance.now() - start);
    connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  };
  const schedule = ({ uri }: OpenDocument): void => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    const cost = costs.get(uri) ?? 0;
    if (cost <= quick) afterWhatWaits(() => push(uri));
    else setTimeout(push, Math.min(longestDelay, cost), uri);
  };
  documents.onDidChangeContent(({ document }) => schedule(document));
  documents.onDidClose(({ document: { uri } }) => {
    costs.delete(uri);
    connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  session.onRevised(() => documents.all().forEach(schedule));
}

/** A request that came along with the change is answered first: connections take one message a turn. */
function afterWhatWaits(work: () => void): void {
  setImmediate(() => setImmediate(work));
}

function moreOfOneRule({ words }: Session, document: OpenDocument, { index, problem, count }: Alike): Diagnostic {
  const message = words('server', 'more-of-one-rule', { count }) ?? '';
  return { ...diagnosticOf({ document, index }, problem, words), message, severity: DiagnosticSeverity.Information };
}

function moreInFile({ words }: Session, count: number): Diagnostic {
  const start = { line: 0, character: 0 };
  const message = words('server', 'more-in-file', { count }) ?? '';
  return { range: { start, end: start }, message, severity: DiagnosticSeverity.Information, source: 'sip' };
}
