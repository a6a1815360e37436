/** The language server: what it can do, and one line for each request. */

import type {
  CodeLens,
  Connection,
  InitializeParams,
  SemanticTokens,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { withheldCounts, withheldSentence } from '../features/withheld.ts';
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
import { checkFor, lintSettingsFor } from './check.ts';
import { clientOf, settingsSentBy } from './client.ts';
import { followConfiguration, followFolders } from './configuration.ts';
import { offerDiagnostics } from './diagnostics.ts';
import { documentLinks } from './document-links.ts';
import type { OpenDocument } from './documents.ts';
import { environmentsFor } from './environments.ts';
import { runCommand } from './extension.ts';
import { inlayHints } from './inlay-hints.ts';
import { type GestureModule, Later, type Loaded } from './later.ts';
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
  /** Loads what is only needed once somebody does something. */
  readonly load: () => Promise<GestureModule>;
}

interface About {
  readonly textDocument: TextDocumentIdentifier;
}

/** What answers a request about a document. */
type Answer<P, R> = (session: Session, document: OpenDocument, params: P) => R;

const noTokens: SemanticTokens = { data: [] };

/** Serves one editor over a connection that is not yet listened to. */
export function startServer(connection: Connection, { wordsFor, surround, commands, load }: Place): void {
  connection.onInitialize((params) => {
    const session = new Session(connection, clientOf(params), wordsFor(params));
    session.takeSettings(settingsSentBy(params));
    surround(session);
    const later = new Later(session, load);
    takeNotifications(session);
    answerRequests(session, later);
    answerGestures(session, later);
    return { capabilities: capabilitiesOf(session, commands), serverInfo: { name: 'sipwright' } };
  });
}

function takeNotifications(session: Session): void {
  const { connection, client, documents } = session;
  connection.onInitialized(() => {
    followFolders(session);
    void followWatchedFiles(session);
    return followConfiguration(session);
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

function answerRequests(session: Session, later: Later): void {
  const { connection, documents, guard } = session;
  const lenses: Answer<unknown, CodeLens[]> = (_session, document) => [
    ...codeLenses(session, document),
    ...(later.loaded?.extension.lensesIn?.(document) ?? []),
  ];
  connection.onCodeLens(inDocument(session, 'codeLens', [], lenses));
  connection.onDocumentSymbol(inDocument(session, 'documentSymbol', [], documentSymbols));
  connection.languages.inlayHint.on(inDocument(session, 'inlayHint', [], inlayHints));
  connection.onDocumentLinks(inDocument(session, 'documentLink', [], documentLinks));
  connection.onFoldingRanges(inDocument(session, 'foldingRange', [], foldingRanges));
  const { semanticTokens: tokens } = connection.languages;
  tokens.on(inDocument(session, 'semanticTokens', noTokens, semanticTokens));
  tokens.onDelta(inDocument(session, 'semanticTokens/delta', noTokens, semanticTokensDelta));
  tokens.onRange(inDocument(session, 'semanticTokens/range', noTokens, semanticTokensRange));
  connection.onShutdown(async () => {
    await guard.wait('shutdown', undefined, async () => later.loaded?.extension.close());
  });
  connection.onRequest(environmentsMethod, ({ uri }: EnvironmentsParams) =>
    guard.run('environments', { names: [] }, () => environmentsFor(session, uri)),
  );
  connection.onRequest(statusMethod, (params: StatusParams | null) => statusFor(session, params?.uri));
  refreshAnswers(session);
  offerDiagnostics(session);
  documents.listen(connection);
}

function answerGestures(session: Session, later: Later): void {
  const { connection, guard } = session;
  const on = <P extends About, R>(
    name: string,
    fallback: R,
    choose: (gestures: Loaded['gestures']) => (...about: [...Parameters<Answer<P, R>>, Loaded]) => R,
  ): ((params: P) => Promise<R>) => {
    return (params) =>
      guard.wait(name, fallback, async () => {
        const loaded = await later.get();
        const answer = choose(loaded.gestures);
        return inDocument<P, R>(session, name, fallback, (...about) => answer(...about, loaded))(params);
      });
  };
  connection.onHover(on('hover', null, ({ hover }) => hover));
  connection.onCompletion(on('completion', null, ({ completions }) => completions));
  connection.onCompletionResolve((item) =>
    guard.wait('completionItem/resolve', item, async () =>
      (await later.get()).gestures.resolveCompletion(session, item),
    ),
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
  connection.onCodeActionResolve(async (action) => (await later.get()).laterEdits.resolve(action));
  connection.onExecuteCommand(({ command, arguments: [argument] = [] }) =>
    guard.wait(command, null, async () => {
      const { extension } = await later.get();
      const answer = await runCommand(extension, command, argument);
      tellRefusal(session, answer);
      return answer;
    }),
  );
  connection.onWorkspaceSymbol((params, token) =>
    guard.wait('workspace/symbol', [], async () =>
      (await later.get()).gestures.workspaceSymbols(session, params, token),
    ),
  );
}

function statusFor(session: Session, uri = ''): Status {
  const { guard, documents, words } = session;
  const document = documents.get(uri);
  const checks = guard.run('status', undefined, () => {
    if (document === undefined || document.isForeign) return undefined;
    const { profile } = lintSettingsFor(session, document);
    const { results, reach } = checkFor(0, session, document);
    // What is counted while a file is being opened would be told as all there is.
    const withheld = reach === 'begun' ? undefined : withheldSentence(withheldCounts(results), profile, words);
    return { profile, ...(withheld === undefined ? {} : { withheld }) };
  });
  return { faults: guard.faults, ...(checks === undefined ? {} : { checks }) };
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
