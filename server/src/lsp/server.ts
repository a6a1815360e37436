/** The language server: what it can do, and one line for each request. */

import type {
  CodeLens,
  Connection,
  InitializeParams,
  SemanticTokens,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Words } from '../features/words.ts';
import {
  type DocumentEncoding,
  documentEncodingMethod,
  type EnvironmentsParams,
  environmentsMethod,
  type Foreign,
  foreignMethod,
  pasteMethod,
  type ServerCommand,
  type Status,
  type StatusParams,
  statusMethod,
  type Trust,
  trustMethod,
} from '../protocol.ts';
import { codeLenses, documentSymbols, foldingRanges } from './answers.ts';
import { capabilitiesOf } from './capabilities.ts';
import { clientOf, settingsSentBy } from './client.ts';
import { followConfiguration, followFolders } from './configuration.ts';
import { documentLinks } from './document-links.ts';
import type { OpenDocument } from './documents.ts';
import { environmentsFor } from './environments.ts';
import { runCommand } from './extension.ts';
import { type Checking, type GestureModule, type Gestures, gesturesFor, Later } from './later.ts';
import { refreshAnswers } from './refresh.ts';
import { tellRefusal } from './refusal.ts';
import { semanticTokens, semanticTokensDelta, semanticTokensRange } from './semantic-tokens.ts';
import { Session } from './session.ts';
import { followWatchedFiles, takeChangedFiles } from './watched-files.ts';

/** What a server has of where it runs. */
export interface Place {
  readonly wordsFor: (params: InitializeParams) => Words;
  /** Lets a session find what stands around its documents. */
  readonly surround: (session: Session) => void;
  /** The commands that its extension runs. */
  readonly commands: readonly ServerCommand[];
  /** Loads what is needed once the editor knows what the server can do. */
  readonly checking: () => Promise<Checking>;
  /** Loads what is needed once somebody does something. */
  readonly gestures: () => Promise<GestureModule>;
}

interface About {
  readonly textDocument: TextDocumentIdentifier;
}

/** What answers a request about a document. */
type Answer<P, R> = (session: Session, document: OpenDocument, params: P) => R;

const noTokens: SemanticTokens = { data: [] };

/** Serves one editor over a connection that is not yet listened to. What comes back ends whatever was sent, as it has to be ended. */
export function startServer(connection: Connection, place: Place): () => Promise<void> {
  let close = async (): Promise<void> => {};
  connection.onInitialize((params) => {
    const session = new Session(connection, clientOf(params), place.wordsFor(params));
    session.takeSettings(settingsSentBy(params));
    place.surround(session);
    const checking = new Later(place.checking);
    const gestures = gesturesFor(session, place.gestures);
    close = async () => {
      await session.guard.wait('shutdown', undefined, async () => gestures.loaded?.extension.close());
    };
    connection.onShutdown(close);
    takeNotifications(session, checking);
    answerRequests(session, checking, gestures);
    answerGestures(session, gestures);
    // While the editor takes in what it is answered here.
    checking.getSoon(10);
    return { capabilities: capabilitiesOf(session, place.commands), serverInfo: { name: 'sipwright' } };
  });
  return () => close();
}

function takeNotifications(session: Session, checking: Later<Checking>): void {
  const { connection, client, documents, guard } = session;
  connection.onInitialized(async () => {
    await guard.wait('checking', undefined, async () => {
      const { followLintConfigs, offerDiagnostics } = await checking.get();
      followLintConfigs(session);
      offerDiagnostics(session);
    });
    followFolders(session);
    void followWatchedFiles(session);
    await followConfiguration(session);
  });
  takeChangedFiles(session);
  connection.onNotification(trustMethod, ({ trusted }: Trust) => {
    session.trusted = trusted === true;
    session.revise();
  });
  connection.onNotification(documentEncodingMethod, ({ uri, encoding }: DocumentEncoding) => {
    const document = documents.get(uri);
    if (document === undefined || document.encoding === encoding) return;
    document.encoding = encoding;
    session.revise();
  });
  documents.onDidOpen(({ document: { uri, isForeign } }) => {
    if (!isForeign || !client.showsExchanges) return;
    const foreign: Foreign = { uri };
    connection.sendNotification(foreignMethod, foreign);
  });
}

function answerRequests(session: Session, checking: Later<Checking>, gestures: Later<Gestures>): void {
  const { connection, documents, guard } = session;
  const lenses: Answer<unknown, CodeLens[]> = (_session, document) => [
    ...codeLenses(session, document),
    ...(gestures.loaded?.extension.lensesIn?.(document) ?? []),
  ];
  connection.onCodeLens(inDocument(session, 'codeLens', [], lenses));
  connection.onDocumentSymbol(inDocument(session, 'documentSymbol', [], documentSymbols));
  connection.languages.inlayHint.on(lateIn(session, checking)('inlayHint', [], ({ inlayHints }) => inlayHints));
  connection.onDocumentLinks(inDocument(session, 'documentLink', [], documentLinks));
  connection.onFoldingRanges(inDocument(session, 'foldingRange', [], foldingRanges));
  const { semanticTokens: tokens } = connection.languages;
  tokens.on(inDocument(session, 'semanticTokens', noTokens, semanticTokens));
  tokens.onDelta(inDocument(session, 'semanticTokens/delta', noTokens, semanticTokensDelta));
  tokens.onRange(inDocument(session, 'semanticTokens/range', noTokens, semanticTokensRange));
  connection.onRequest(environmentsMethod, ({ uri }: EnvironmentsParams) =>
    guard.run('environments', { names: [] }, () => environmentsFor(session, uri)),
  );
  connection.onRequest(statusMethod, (params: StatusParams | null) => statusFor(session, checking, params?.uri));
  refreshAnswers(session);
  documents.listen(connection);
}

function answerGestures(session: Session, gestures: Later<Gestures>): void {
  const { connection, guard } = session;
  const on = lateIn(session, gestures);
  connection.onHover(on('hover', null, ({ hover }) => hover));
  connection.onCompletion(on('completion', null, ({ completions }) => completions));
  connection.onCompletionResolve((item) =>
    guard.wait('completionItem/resolve', item, async () => (await gestures.get()).resolveCompletion(session, item)),
  );
  connection.onDefinition(on('definition', null, ({ definition }) => definition));
  connection.onDocumentHighlight(on('documentHighlight', null, ({ documentHighlights }) => documentHighlights));
  connection.onReferences(on('references', [], ({ references }) => references));
  connection.onPrepareRename(on('prepareRename', null, ({ prepareRename }) => prepareRename));
  connection.onRenameRequest(on('rename', null, ({ rename }) => rename));
  connection.languages.onLinkedEditingRange(on('linkedEditingRange', null, ({ linkedEditing }) => linkedEditing));
  connection.onDocumentFormatting(on('formatting', null, ({ formatting }) => formatting));
  connection.onDocumentRangeFormatting(on('rangeFormatting', null, ({ rangeFormatting }) => rangeFormatting));
  connection.onDocumentOnTypeFormatting(on('onTypeFormatting', null, ({ onTypeFormatting }) => onTypeFormatting));
  connection.onSignatureHelp(on('signatureHelp', null, ({ signatureHelp }) => signatureHelp));
  connection.onSelectionRanges(on('selectionRange', [], ({ selectionRanges }) => selectionRanges));
  connection.onCodeAction(on('codeAction', [], ({ codeActions }) => codeActions));
  connection.onRequest(
    pasteMethod,
    on('paste', null, ({ pasted }) => pasted),
  );
  connection.onCodeActionResolve(async (action) => (await gestures.get()).laterEdits.resolve(action));
  connection.onExecuteCommand(({ command, arguments: [argument] = [] }) =>
    guard.wait(command, null, async () => {
      const { extension } = await gestures.get();
      const answer = session.redactor.hideIn(await runCommand(extension, command, argument));
      tellRefusal(session, answer);
      return answer;
    }),
  );
  connection.onWorkspaceSymbol((params, token) =>
    guard.wait('workspace/symbol', [], async () => (await gestures.get()).workspaceSymbols(session, params, token)),
  );
}

async function statusFor(session: Session, checking: Later<Checking>, uri = ''): Promise<Status> {
  const { guard, documents } = session;
  const document = documents.get(uri);
  const checks =
    document === undefined || document.isForeign
      ? undefined
      : await guard.wait('status', undefined, async () => (await checking.get()).checksOf(session, document));
  return { faults: guard.faults, ...(checks === undefined ? {} : { checks }) };
}

/** Handlers for requests about a document that is open and ours, by what is loaded late. */
function lateIn<T>(session: Session, later: Later<T>) {
  return <P extends About, R>(
    name: string,
    fallback: R,
    choose: (loaded: T) => (...about: [...Parameters<Answer<P, R>>, T]) => R,
  ): ((params: P) => Promise<R>) => {
    return (params) =>
      session.guard.wait(name, fallback, async () => {
        const loaded = await later.get();
        const answer = choose(loaded);
        return inDocument<P, R>(session, name, fallback, (...about) => answer(...about, loaded))(params);
      });
  };
}

/** A handler for requests about a document that is open and ours; any other gets the fallback. */
function inDocument<P extends About, R>(
  session: Session,
  name: string,
  fallback: R,
  answer: Answer<P, R>,
): (params: P) => R {
  return (params) => {
    const document = session.documents.get(params.textDocument.uri);
    if (document === undefined || document.isForeign) return fallback;
    return session.guard.run(name, fallback, () => answer(session, document, params), document);
  };
}
