/** How answers are shown: in threads under their messages, or as the user has set it: in a peek, beside, or not at all. */

import { commands, type Disposable, Location, Position, Uri, window, workspace } from 'vscode';
import type { Exchange } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';
import { messageDocument, openMessage } from './message-documents.ts';

export type ResponseView = 'inline' | 'peek' | 'beside' | 'none';

/** The view that counts for a document, as `sip.response.view` has it. */
export function responseViewFor(uri: string): ResponseView {
  return workspace.getConfiguration('sip', Uri.parse(uri)).get<ResponseView>('response.view', 'inline');
}

/** Shows the answer that counts once it is known, where it is wanted in another place than under the message. */
export function registerResponseViews(exchanges: Exchanges): Disposable {
  const shown = new WeakSet<Exchange>();
  return exchanges.onChange(({ exchange }) => {
    const { outcome, state, uri, isRestored } = exchange;
    if (state === 'running' || outcome?.wire === undefined || isRestored === true || shown.has(exchange)) return;
    shown.add(exchange);
    const view = responseViewFor(uri);
    if (view === 'peek') void peek(exchange);
    if (view === 'beside') void openMessage(outcome, { preserveFocus: true });
  });
}

/** A peek takes the focus, so it opens only over the message that is being looked at. */
async function peek({ uri, lines, outcome }: Exchange): Promise<void> {
  if (outcome === undefined || window.activeTextEditor?.document.uri.toString() !== uri) return;
  const start = new Position(0, 0);
  const answer = new Location(messageDocument(outcome), start);
  const place = new Position(lines.start, 0);
  await commands.executeCommand('editor.action.peekLocations', Uri.parse(uri), place, [answer], 'peek');
}
