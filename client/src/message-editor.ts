/** The editor that a command means: the one that is typed in, else one that is seen, as beside the walkthrough. */

import { type TextEditor, window } from 'vscode';
import { messageScheme } from './send/message-documents.ts';

export function messageEditor(): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  return activeTextEditor ?? visibleTextEditors.find(isOfMessages);
}

function isOfMessages({ document }: TextEditor): boolean {
  return document.languageId === 'sip' && document.uri.scheme !== messageScheme;
}
