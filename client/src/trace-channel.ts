/** The output channel with everything that went over the wire, as it can be shown, without secrets. */

import { type Disposable, l10n, type OutputChannel, window } from 'vscode';
import type { ExchangeEvent } from '../../server/src/protocol.ts';
import { redact } from './redact.ts';

export class TraceChannel implements Disposable {
  readonly #channel: OutputChannel = window.createOutputChannel('SIP Traffic');
  readonly #secrets = new Set<string>();

  /** A secret that the user has typed or stored is never written. */
  conceal(secret: string): void {
    this.#secrets.add(secret);
  }

  write(event: ExchangeEvent): void {
    if (event.event === 'done') return;
    this.#channel.appendLine(headingOf(event));
    if (event.note !== undefined) this.#channel.appendLine(redact(event.note, this.#secrets));
    const text = event.whole ?? event.text;
    if (text !== undefined) this.#channel.appendLine(redact(text, this.#secrets));
    this.#channel.appendLine('');
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}

function headingOf({ event, at, transport, peer, local, title }: ExchangeEvent): string {
  const time = new Date().toISOString().slice(11, 23);
  const way = event === 'failed' ? '' : `${transport} ${local ?? ''} ${peer}`.replace(/ +/gu, ' ');
  return `${time}  ${wordFor(event)}  ${way}  +${Math.round(at)} ms  (${title})`.replace(/ {3,}/gu, '  ');
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
