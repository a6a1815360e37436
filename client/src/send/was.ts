/** What was there where a block expected or captured something, in words. */

import { l10n } from 'vscode';

export function wasOf(actual: string | undefined): string {
  return actual === undefined ? l10n.t('there is none') : l10n.t('it is {0}', actual);
}
