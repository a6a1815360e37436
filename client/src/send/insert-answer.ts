/** Puts an answer into the file below its request, by the language server's own code action. */

import { workspace } from 'vscode';
import type { CodeAction } from 'vscode-languageclient/node';
import type { LanguageServer } from '../language-client.ts';
import type { Entry, Exchange } from './exchange.ts';

/** The server offers the answers of the latest exchange of a block first, and so many of them at most. */
const answersKept = 16;

export async function insertAnswer(server: LanguageServer, exchange: Exchange, entry: Entry): Promise<boolean> {
  if (entry.responseIndex === undefined) return false;
  const position = { line: exchange.lines.start, character: 0 };
  const actions = await server.request<CodeAction[] | null>('textDocument/codeAction', {
    textDocument: { uri: exchange.uri },
    range: { start: position, end: position },
    context: { diagnostics: [], only: ['refactor.insert'] },
  });
  const action = actions?.[entry.responseIndex - Math.max(0, exchange.responses - answersKept)];
  if (action?.edit === undefined) return false;
  return workspace.applyEdit(await server.fromServer.asWorkspaceEdit(action.edit));
}
