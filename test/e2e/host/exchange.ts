/** The whole exchange of a message, as it was on the wire. */

import { commands, type TextDocument, window } from 'vscode';

/** It grows until all is in it that is waited for, so it is opened again until it has that. */
export async function exchangeOf(document: TextDocument, wanted: RegExp): Promise<string> {
  for (;;) {
    await window.showTextDocument(document);
    await commands.executeCommand('sip.openExchange');
    const shown = window.activeTextEditor?.document;
    const text = shown?.uri.scheme === 'sip-message' ? shown.getText() : '';
    if (wanted.test(text)) return text;
  }
}
