/** The output channel with everything that went over the wire, as it can be shown, without secrets. */

import { type Disposable, type OutputChannel, window } from 'vscode';
import type { Redactor } from '../../server/src/proofs.ts';
import type { ExchangeEvent } from '../../server/src/protocol.ts';
import { wordFor } from './event-words.ts';
import { traceOf } from './trace.ts';

export class TraceChannel implements Disposable {
  readonly #channel: OutputChannel = window.createOutputChannel('SIP Traffic');
  readonly #redactor: Redactor;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  write(event: ExchangeEvent): void {
    const text = traceOf(event, new Date(), wordFor(event.event));
    if (text !== undefined) this.#channel.appendLine(this.#redactor.clean(text));
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
