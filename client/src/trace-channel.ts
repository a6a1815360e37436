/** The output channel with everything that went over the wire, as it can be shown, without secrets. */

import { type Disposable, l10n, type OutputChannel, window } from 'vscode';
import type { ExchangeEvent } from '../../server/src/protocol.ts';
import { redact } from './redact.ts';
import { traceOf } from './trace.ts';

export class TraceChannel implements Disposable {
  readonly #channel: OutputChannel = window.createOutputChannel('SIP Traffic');
  readonly #secrets = new Set<string>();

  /** A secret that the user has typed or stored is never written. */
  conceal(secret: string): void {
    this.#secrets.add(secret);
  }

  write(event: ExchangeEvent): void {
    const text = traceOf(event, new Date(), wordFor(event.event));
    if (text !== undefined) this.#channel.appendLine(redact(text, this.#secrets));
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}

function wordFor(event: ExchangeEvent['event']): string {
  switch (event) {
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
