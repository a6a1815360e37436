/** Asks before a message leaves, with the address that it really goes to, and remembers which targets were agreed to for good. */

import { l10n, type Memento, window, workspace } from 'vscode';
import type { ConfirmAnswer, ConfirmParams } from '../../../server/src/protocol.ts';
import { AgreedTargets } from './agreed-targets.ts';

export class Confirmation {
  readonly #agreed: AgreedTargets;

  constructor(memory: Memento) {
    this.#agreed = new AgreedTargets(memory);
  }

  /** A dialog shows its text as it is: nothing in it can be a link. */
  async ask(params: ConfirmParams): Promise<ConfirmAnswer> {
    const { isTrusted } = workspace;
    if (this.#agreed.has(params, isTrusted)) return { send: true };
    const { method, address, port, transport } = params;
    const question = l10n.t('Send {0} to {1}, port {2}, over {3}?', method, address, port, transport.toUpperCase());
    const send = l10n.t('Send');
    const always = l10n.t('Always for This Target');
    const buttons = this.#agreed.mayKeep(params, isTrusted) ? [send, always] : [send];
    const chosen = await window.showWarningMessage(question, { modal: true, detail: detailOf(params) }, ...buttons);
    if (chosen === always) await this.#agreed.keep(params);
    return { send: chosen === send || chosen === always };
  }

  /** Gives how many were forgotten. */
  forgetAll(): Promise<number> {
    return this.#agreed.forgetAll();
  }
}

function detailOf({ reach, credentials, files, secrets, warnings }: ConfirmParams): string {
  const sentences = [
    ...warnings,
    ...(reach === 'public' ? [l10n.t('The address belongs to a public network.')] : []),
    ...(workspace.isTrusted ? [] : [l10n.t('This folder is not trusted.')]),
    ...(credentials ? [l10n.t('Passwords may be used to answer a challenge.')] : []),
    ...(files.length > 0 ? [l10n.t('The message carries these files: {0}', files.join(', '))] : []),
    ...(secrets.length > 0 ? [l10n.t('The message carries these secrets: {0}', secrets.join(', '))] : []),
  ];
  return sentences.join('\n');
}
