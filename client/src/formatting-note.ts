/** Says that formatting is off to who asks for it, once, with a way to switch it on. */

import { ConfigurationTarget, commands, l10n, type Memento, type TextDocument, window, workspace } from 'vscode';

const silencedKey = 'formatting.silenced';

/** How long a word in the status bar stays. */
const glimpse = 4000;

export class FormattingNote {
  readonly #memory: Memento;
  readonly #settled: () => Promise<void>;
  #isSaid = false;

  /** `settled` resolves once the server has the settings that are changed now. */
  constructor(memory: Memento, settled: () => Promise<void>) {
    this.#memory = memory;
    this.#settled = settled;
  }

  /** Speaks up where a document is to be formatted and the settings do not want it. Nobody waits for the answer. */
  consider(document: TextDocument): void {
    if (workspace.getConfiguration('sip', document.uri).get<boolean>('format.enabled') === true) return;
    if (this.#isSaid || this.#memory.get(silencedKey) === true) {
      window.setStatusBarMessage(l10n.t('Formatting of SIP messages is off.'), glimpse);
      return;
    }
    this.#isSaid = true;
    void this.#ask(document);
  }

  async #ask(document: TextDocument): Promise<void> {
    const turnOn = l10n.t('Turn On');
    const never = l10n.t("Don't Ask Again");
    const question = l10n.t('Formatting of SIP messages is off, since each blank of a message may be meant.');
    const chosen = await window.showInformationMessage(question, turnOn, never);
    if (chosen === never) await this.#memory.update(silencedKey, true);
    if (chosen !== turnOn) return;
    const settled = this.#settled();
    const settings = workspace.getConfiguration('sip', document.uri);
    await settings.update('format.enabled', true, ConfigurationTarget.Global);
    await settled;
    await window.showTextDocument(document);
    await commands.executeCommand('editor.action.formatDocument');
  }
}
