/** What the server tells an editor that it can do. */

import { CodeActionKind, type ServerCapabilities } from 'vscode-languageserver';
import type { ServerCommand } from '../protocol.ts';
import { fixAllKind } from './code-action-kinds.ts';
import { legend } from './semantic-tokens.ts';
import type { Session } from './session.ts';

/** What, being typed, begins something of which there is a list. */
const completed: readonly string[] = [':', ' ', ';', '=', ',', '<', '{', '$', '.', '@', '#', '"', '/'];

/** What an argument of a function is typed behind. */
const separating: readonly string[] = [' ', '(', ','];

/** What, being typed, makes a line ready to be formatted. */
const finishing = { firstTriggerCharacter: '\n', moreTriggerCharacter: [':'] };

export function capabilitiesOf({ client }: Session, commands: readonly ServerCommand[]): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completed], resolveProvider: true },
    definitionProvider: true,
    documentHighlightProvider: true,
    referencesProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    ...(commands.length > 0 ? { codeLensProvider: {} } : {}),
    documentFormattingProvider: true,
    documentLinkProvider: {},
    documentOnTypeFormattingProvider: finishing,
    documentRangeFormattingProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    linkedEditingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
    signatureHelpProvider: { triggerCharacters: [...separating] },
    workspaceSymbolProvider: true,
    executeCommandProvider: { commands: [...commands] },
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
