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
import { checkFor, type Found } from './check.ts';
import { checkProgress } from './check-progress.ts';
import { diagnosticOf } from './diagnostic-of.ts';
import type { OpenDocument } from './documents.ts';
import { type Alike, limit, limits } from './limits.ts';
import type { Session } from './session.ts';

/** Milliseconds for which a check goes on after a key before it answers: what is edited is checked by then, whatever that takes. */
const atOnce = 1;

/** Milliseconds without a key after which the rest is checked: whoever types looks at what is typed. */
const pause = 100;

/** Milliseconds after which a check that takes long lets others have their turn. */
const slice = 15;

/** No file waits longer for its diagnostics after a key; one that takes long to check is checked less often. */
const longestDelay = 50;

/** A check that takes no longer is done after every key. */
const quick = 8;

/** What is said of a document of which nothing can be. */
const nothingFound: Found = { results: [], speaking: [], reach: 'all', share: 1 };

type Cancelled = ResponseError<DiagnosticServerCancellationData>;

const cancelled: Cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for it any more.');

/** Answers or pushes, as the editor wants it. */
export function offerDiagnostics(session: Session): void {
  if (session.client.pullsDiagnostics) answerPulls(session);
  else pushChanges(session);
}

/** What an editor is shown of a document. */
function diagnosticsOf(session: Session, document: OpenDocument, { results, speaking }: Found): Diagnostic[] {
  const { words, client } = session;
  const { shown, alike, more } = limit(results, limits.perFile, speaking);
  const diagnostics = shown.map(({ index, problem }) =>
    diagnosticOf({ document, index }, problem, words, client.showsRelated),
  );
  diagnostics.push(...alike.map((each) => moreOfOneRule(session, document, each)));
  if (more > 0) diagnostics.push(moreInFile(session, more));
  return diagnostics;
}

function answerPulls(session: Session): void {
  const { connection, client, documents, guard } = session;
  const ids = resultIds();
  const isEnough = (found: Found): boolean => (client.refreshesDiagnostics ? isThrough(found) : found.reach === 'all');
  const follow = follower(session, () => {
    // An editor that goes away meanwhile need not be told.
    connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined);
  });
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) => {
    const document = documents.get(textDocument.uri);
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    if (document === undefined || document.isForeign) return nothing;
    const isWanted = (): boolean => !token.isCancellationRequested && documents.get(textDocument.uri) === document;
    return guard.wait<DocumentDiagnosticReport | Cancelled>(
      'diagnostic',
      nothing,
      async () => {
        const found = await checked(session, document, isEnough, isWanted);
        if (found === undefined) return token.isCancellationRequested ? cancelled : nothing;
        follow(document, found);
        const resultId = ids(found.results);
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return {
          kind: DocumentDiagnosticReportKind.Full,
          resultId,
          items: diagnosticsOf(session, document, found),
        };
      },
      document,
    );
  });
}

/** What is found later than the rest, of blocks that were not edited, is told later. */
function isThrough({ reach }: Found): boolean {
  return reach !== 'begun';
}

/** Checks in slices until that is enough; nothing when it is no longer wanted. */
async function checked(
  session: Session,
  document: OpenDocument,
  isEnough: (found: Found) => boolean,
  isWanted: () => boolean,
): Promise<Found | undefined> {
  let found = checkFor(atOnce, session, document);
  if (isEnough(found)) return found;
  const progress = checkProgress(session, document);
  try {
    while (!isEnough(found)) {
      await new Promise<void>(afterWhatWaits);
      if (!isWanted()) return undefined;
      found = checkFor(slice, session, document);
      progress.tell(found);
    }
  } finally {
    progress.end();
  }
  return found;
}

/** After a pause goes on with what was left of a check when it was answered, and calls when something else is to be said. */
function follower(
  session: Session,
  isOther: (document: OpenDocument) => void,
): (document: OpenDocument, answered: Found) => void {
  const { documents, guard } = session;
  const timers = new WeakMap<OpenDocument, NodeJS.Timeout>();
  const goOn = (document: OpenDocument, answered: Found): void => {
    if (documents.get(document.uri) !== document) return;
    const found = guard.run('diagnostics', undefined, () => checkFor(slice, session, document), document);
    if (found?.reach === 'edited') afterWhatWaits(() => goOn(document, answered));
    else if (found !== undefined && found.results !== answered.results) isOther(document);
  };
  return (document, answered) => {
    clearTimeout(timers.get(document));
    if (answered.reach === 'edited') timers.set(document, setTimeout(goOn, pause, document, answered));
  };
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
  const follow = follower(session, schedule);
  async function push(uri: string): Promise<void> {
    const document = documents.get(uri);
    const start = performance.now();
    const found = document === undefined ? undefined : await check(document);
    waiting.delete(uri);
    const current = documents.get(uri);
    if (current === undefined) return;
    if (found === undefined || current !== document) {
      schedule(current);
      return;
    }
    const diagnostics = guard.run('diagnostics', [], () => diagnosticsOf(session, document, found), document);
    costs.set(uri, performance.now() - start);
    connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    follow(document, found);
  }
  async function check(document: OpenDocument): Promise<Found | undefined> {
    if (document.isForeign) return nothingFound;
    const isWanted = (): boolean => documents.get(document.uri) === document;
    return guard.wait('diagnostics', nothingFound, () => checked(session, document, isThrough, isWanted), document);
  }
  function schedule({ uri }: OpenDocument): void {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    const cost = costs.get(uri) ?? 0;
    if (cost <= quick) afterWhatWaits(() => void push(uri));
    else setTimeout(() => void push(uri), Math.min(longestDelay, cost));
  }
  documents.onDidChangeContent(({ document }) => schedule(document));
  documents.onDidClose(({ document: { uri } }) => {
    costs.delete(uri);
    connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  session.onRevised(() => documents.all().forEach(schedule));
}

/** A request that came along with the change is answered first: connections take one message a turn. */
function afterWhatWaits(work: () => void): void {
  nextTurn(() => nextTurn(work));
}

/** A web worker has no turns of Node's; a timer that waits for nothing comes behind what waits as well. */
function nextTurn(work: () => void): void {
  const immediate = globalThis.setImmediate as typeof setImmediate | undefined;
  if (immediate === undefined) setTimeout(work);
  else immediate(work);
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
