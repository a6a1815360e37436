/** Asks for the value of a variable that a block wants to know before it is sent. */

import { l10n, window } from 'vscode';
import type { PromptAnswer, PromptParams } from '../../../server/src/protocol.ts';
import { inertPrompt } from '../inert.ts';

/** `conceal` keeps what is secret out of all that is shown. */
export function prompting(conceal: (secret: string) => void): (params: PromptParams) => Promise<PromptAnswer | null> {
  return async ({ name, question, secret, value }) => {
    const shown = inertPrompt(name);
    const answer = await window.showInputBox({
      title: l10n.t('The variable {0}', shown),
      prompt: question === '' ? l10n.t('Value of {0}', shown) : inertPrompt(question),
      password: secret,
      ignoreFocusOut: true,
      ...(value === undefined ? {} : { value }),
    });
    if (answer === undefined) return null;
    if (secret) conceal(answer);
    return { value: answer };
  };
}
