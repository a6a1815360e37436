/** The whole exchange of the message at the cursor, once it is answered. */

import { commands, type TextDocument, window } from 'vscode';
import { lensesAre } from './lens.ts';

export async function exchangeOf(document: TextDocument): Promise<string> {
  await lensesAre(document, ['Show Answer']);
  await window.showTextDocument(document);
  await commands.executeCommand('sip.openExchange');
  return window.activeTextEditor?.document.getText() ?? '';
}
