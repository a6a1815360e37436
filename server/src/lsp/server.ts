/** The language server: what it can do, and one line for each request. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Connection,
  type InitializeParams,
  type Range,
  type SemanticTokens,
  type ServerCapabilities,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { withheldCounts, withheldSentence } from '../features/withheld.ts';
import type { Words } from '../features/words.ts';
import {
  type DocumentEncoding,
  documentEncodingMethod,
  type Foreign,
  foreignMethod,
  type Status,
  type StatusParams,
  statusMethod,
  type Trust,
  trustMethod,
} from '../protocol.ts';
import { codeLenses, definition, documentSymbols, foldingRanges, hover } from './answers.ts';
import { checkFor, lintSettingsFor } from './check.ts';
import { clientOf, settingsSentBy } from './client.ts';
import { codeActions, fixAllKind } from './code-actions.ts';
import { type ConversationOf, completions, resolveCompletion, triggers } from './completion.ts';
import { followConfiguration, followFolders } from './configuration.ts';
import { offerDiagnostics } from './diagnostics.ts';
import { documentLinks } from './document-links.ts';
import type { OpenDocument } from './documents.ts';
import type { Answer } from './exchanges.ts';
import { formatting, onTypeFormatting, rangeFormatting, typedSigns } from './formatting.ts';
import { inlayHints } from './inlay-hints.ts';
import { LaterEdits } from './later-edits.ts';
import { documentHighlights, linkedEditing, prepareRename, references, rename } from './names.ts';
import { refreshAnswers } from './refresh.ts';
import { selectionRanges } from './selection.ts';
import { legend, semanticTokens, semanticTokensDelta, semanticTokensRange } from './semantic-tokens.ts';
import { Session } from './session.ts';
import { signatureHelp, signatureSigns } from './signature-help.ts';
import { followWatchedFiles, takeChangedFiles } from './watched-files.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** What a server can do beyond reading, and only where there are sockets. */
export interface Extension {
  /** What `workspace/executeCommand` runs, by name. */
  readonly commands: Readonly<Record<string, (argument: unknown) => Promise<unknown>>>;
  /** The answers that the message of a block brought. */
  readonly answersIn: (document: OpenDocument, index: number) => readonly Answer[];
  /** What was sent and received. */
  readonly conversationOf?: ConversationOf;
  /** What it offers at a place, of the kinds that are wanted. */
  readonly actionsIn?: (document: OpenDocument, range: Range, wants: (kind: string) => boolean) => CodeAction[];
  /** What it shows above start lines. */
  readonly lensesIn?: (document: OpenDocument) => CodeLens[];
  /** Ends what is under way. */
  readonly close: () => Promise<unknown>;
}

/** Of a server that only reads. */
const noTokens: SemanticTokens = { data: [] };

export const readingOnly: Extension = { commands: {}, answersIn: () => [], close: async () => undefined };

/** Several extensions as one. */
export function together(...extensions: readonly Extension[]): Extension {
  return {
    commands: Object.assign({}, ...extensions.map(({ commands }) => commands)),
    answersIn: (document, index) => extensions.flatMap((each) => each.answersIn(document, index)),
    actionsIn: (...about) => extensions.flatMap(({ actionsIn }) => actionsIn?.(...about) ?? []),
    conversationOf: (document, name) => {
      for (const { conversationOf } of extensions) {
        const found = conversationOf?.(document, name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    lensesIn: (document) => extensions.flatMap(({ lensesIn }) => lensesIn?.(document) ?? []),
    close: async () => {
      await Promise.all(extensions.map((each) => each.close()));
    },
  };
}

/** Serves one editor over a connection that is not yet listened to. */
export function startServer(
  connection: Connection,
  wordsFor: (params: InitializeParams) => Words,
  extend: (session: Session) => Extension,
): void {
  connection.onInitialize((params) => {
    const session = new Session(connection, clientOf(params), wordsFor(params));
    session.takeSettings(settingsSentBy(params));
    const extension = extend(session);
    takeNotifications(session);
    answerRequests(session, extension);
    return {
      capabilities: capabilitiesOf(session, Object.keys(extension.commands)),
      serverInfo: { name: 'sipwright' },
    };
  });
}

function capabilitiesOf({ client }: Session, commands: string[]): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...triggers], resolveProvider: true },
    definitionProvider: true,
    documentHighlightProvider: true,
    referencesProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    ...(commands.length > 0 ? { codeLensProvider: {} } : {}),
    documentFormattingProvider: true,
    documentLinkProvider: {},
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: typedSigns.first,
      moreTriggerCharacter: [...typedSigns.others],
    },
    documentRangeFormattingProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    linkedEditingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
    signatureHelpProvider: { triggerCharacters: [...signatureSigns] },
    workspaceSymbolProvider: true,
    executeCommandProvider: { commands },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.takesCodeActions
      ? {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
            resolveProvider: client.resolvesEdits,
          },
        }
      : {}),
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'sip', interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
  };
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

function answerRequests(session: Session, extension: Extension): void {
  const { connection, documents, guard } = session;
  connection.onHover(inDocument(session, 'hover', null, hover));
  connection.onCompletion(
    inDocument(session, 'completion', null, (...about) => completions(...about, extension.conversationOf)),
  );
  connection.onCompletionResolve((item) =>
    guard.run('completionItem/resolve', item, () => resolveCompletion(session, item)),
  );
  connection.onDefinition(inDocument(session, 'definition', null, definition));
  connection.onDocumentHighlight(inDocument(session, 'documentHighlight', null, documentHighlights));
  connection.onReferences(inDocument(session, 'references', [], references));
  connection.onPrepareRename(inDocument(session, 'prepareRename', null, prepareRename));
  connection.onRenameRequest(inDocument(session, 'rename', null, rename));
  connection.languages.onLinkedEditingRange(inDocument(session, 'linkedEditingRange', null, linkedEditing));
  const lenses = (_session: Session, document: OpenDocument) => [
    ...codeLenses(session, document),
    ...(extension.lensesIn?.(document) ?? []),
  ];
  connection.onCodeLens(inDocument(session, 'codeLens', [], lenses));
  connection.onDocumentSymbol(inDocument(session, 'documentSymbol', [], documentSymbols));
  connection.languages.inlayHint.on(inDocument(session, 'inlayHint', [], inlayHints));
  connection.onDocumentLinks(inDocument(session, 'documentLink', [], documentLinks));
  connection.onDocumentFormatting(inDocument(session, 'formatting', null, formatting));
  connection.onDocumentRangeFormatting(inDocument(session, 'rangeFormatting', null, rangeFormatting));
  connection.onDocumentOnTypeFormatting(inDocument(session, 'onTypeFormatting', null, onTypeFormatting));
  connection.onSignatureHelp(inDocument(session, 'signatureHelp', null, signatureHelp));
  connection.onFoldingRanges(inDocument(session, 'foldingRange', [], foldingRanges));
  connection.onSelectionRanges(inDocument(session, 'selectionRange', [], selectionRanges));
  const { semanticTokens: tokens } = connection.languages;
  tokens.on(inDocument(session, 'semanticTokens', noTokens, semanticTokens));
  tokens.onDelta(inDocument(session, 'semanticTokens/delta', noTokens, semanticTokensDelta));
  tokens.onRange(inDocument(session, 'semanticTokens/range', noTokens, semanticTokensRange));
  const later = new LaterEdits((document) => documents.get(document.uri) === document);
  connection.onCodeAction(inDocument(session, 'codeAction', [], (...about) => codeActions(...about, extension, later)));
  connection.onCodeActionResolve((action) => later.resolve(action));
  connection.onExecuteCommand(({ command, arguments: [argument] = [] }) => {
    const run = extension.commands[command];
    return run === undefined ? null : guard.wait(command, null, () => run(argument));
  });
  connection.onWorkspaceSymbol((params, token) =>
    guard.wait('workspace/symbol', [], () => workspaceSymbols(session, params, token)),
  );
  connection.onShutdown(async () => {
    await guard.wait('shutdown', undefined, extension.close);
  });
  connection.onRequest(statusMethod, (params: StatusParams | null) => statusFor(session, params?.uri));
  refreshAnswers(session);
  offerDiagnostics(session);
  documents.listen(connection);
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
