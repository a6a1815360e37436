/** What the editor at the other end can do, as it says when it connects. */

import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';

export interface Client {
  /** It asks for diagnostics by itself, so none are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** It shows other places that belong to a diagnostic. */
  readonly showsRelated: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** It tells of files that change. */
  readonly watchesFiles: boolean;
  /** It shows `sip/exchange` and answers `sip/confirm`, `sip/credentials` and `sip/prompt`. */
  readonly showsExchanges: boolean;
  readonly showsProgress: boolean;
  readonly appliesEdits: boolean;
  /** It goes to a place in a document when it is asked to. */
  readonly showsDocuments: boolean;
  readonly takesSnippets: boolean;
  /** It shows Markdown in hovers. */
  readonly takesMarkdown: boolean;
  /** It shows Markdown beside what completion offers. */
  readonly completesMarkdown: boolean;
  readonly nestsSymbols: boolean;
  readonly takesCodeActions: boolean;
  /** It asks for the edit of a code action once somebody chooses it. */
  readonly resolvesEdits: boolean;
  /** It asks whether something can be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  /** It applies an edit only to the version that the edit was made for. */
  readonly versionsEdits: boolean;
  readonly answersFolders: boolean;
  /** The folders that are open at the start. */
  readonly folders: readonly string[];
  /** Whether the folder is trusted. An editor that has our exchanges says so; one that knows no trust was told by its user to open the file. */
  readonly trusted: boolean;
}

export function clientOf(params: InitializeParams): Client {
  const { textDocument, workspace, window } = params.capabilities;
  const options = optionsOf(params);
  const showsExchanges = options.exchanges === true;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    showsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showsExchanges,
    showsProgress: window?.workDoneProgress === true,
    appliesEdits: workspace?.applyEdit === true,
    showsDocuments: window?.showDocument?.support === true,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    takesMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') !== false,
    completesMarkdown: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') !== false,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    answersFolders: workspace?.workspaceFolders === true,
    folders: params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri === null ? [] : [params.rootUri]),
    trusted: options.trusted ?? !showsExchanges,
  };
}

/** The language its user reads, as a locale such as `zh-CN`. */
export function localeOf(params: InitializeParams): string {
  return String(optionsOf(params).locale ?? params.locale ?? 'en');
}

/** The sentences that an editor sends along where the server can read no file. */
export function sentencesSentBy(params: InitializeParams): NonNullable<InitializationOptions['sentences']> {
  return optionsOf(params).sentences ?? [];
}

/** The settings that an editor without a settings page sends along. */
export function settingsSentBy(params: InitializeParams): unknown {
  return optionsOf(params).settings;
}

function optionsOf(params: InitializeParams): InitializationOptions {
  const options: unknown = params.initializationOptions;
  return typeof options === 'object' && options !== null ? options : {};
}
