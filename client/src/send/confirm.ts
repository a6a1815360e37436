/** Asks before a message leaves, with the address that it really goes to. */

import { l10n, window, workspace } from 'vscode';
import type { ConfirmAnswer, ConfirmParams } from '../../../server/src/protocol.ts';

/** A dialog shows its text as it is: nothing in it can be a link. */
export async function confirm(params: ConfirmParams): Promise<ConfirmAnswer> {
  const { method, address, port, transport } = params;
  const question = l10n.t('Send {0} to {1}, port {2}, over {3}?', method, address, port, transport.toUpperCase());
  const send = l10n.t('Send');
  const chosen = await window.showWarningMessage(question, { modal: true, detail: detailOf(params) }, send);
  return { send: chosen === send };
}

function detailOf({ reach, credentials, files, warnings }: ConfirmParams): string {
  const sentences = [
    ...warnings,
    ...(reach === 'public' ? [l10n.t('The address belongs to a public network.')] : []),
    ...(workspace.isTrusted ? [] : [l10n.t('This folder is not trusted.')]),
    ...(credentials ? [l10n.t('Passwords may be used to answer a challenge.')] : []),
    ...(files.length > 0 ? [l10n.t('The message carries these files: {0}', files.join(', '))] : []),
  ];
  return sentences.join('\n');
}
