/** What happened to a message, in a word. */

import { l10n } from 'vscode';
import type { ExchangeEventName } from '../../server/src/protocol.ts';

export function wordFor(event: ExchangeEventName): string {
  switch (event) {
    case 'waiting':
      return l10n.t('waiting');
    case 'sent':
      return l10n.t('sent');
    case 'retransmission':
      return l10n.t('repeated');
    case 'unexpected':
      return l10n.t('unexpected');
    case 'failed':
      return l10n.t('failed');
    default:
      return l10n.t('received');
  }
}
