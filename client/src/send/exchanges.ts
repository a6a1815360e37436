/** The exchanges of all documents: taken in as the server tells them, and kept at their messages while the text is edited. */

import {
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
  workspace,
} from 'vscode';
import type { ExchangeEvent } from '../../../server/src/protocol.ts';
import {
  beginExchange,
  digestOf,
  type Entry,
  type Exchange,
  previousOf,
  takeEvent,
  type Unsent,
  unsentExchange,
} from './exchange.ts';
import { blockStart, follow, type Lines } from './place.ts';

/** What listeners are told: which exchange, and the entry that is new. */
export interface ExchangeChange {
  readonly exchange: Exchange;
  readonly entry?: Entry;
  /** True when it is no longer remembered. */
  readonly isRemoved?: boolean;
  /** True when that is since its document was closed. */
  readonly isClosed?: boolean;
}

export class Exchanges implements Disposable {
  readonly #all = new Set<Exchange>();
  /** Remarks whose exchange is not there yet: an answer to a request may come after the first notification, or before. */
  readonly #remarks = new Map<string, readonly string[]>();
  readonly #changes = new EventEmitter<ExchangeChange>();
  readonly #subscriptions: Disposable[];

  readonly onChange = this.#changes.event;

  constructor() {
    this.#subscriptions = [
      this.#changes,
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri.toString())),
    ];
  }

  take(event: ExchangeEvent): void {
    const exchange = this.find(event.exchange) ?? this.#begin(event);
    const entry = exchange === undefined ? undefined : takeEvent(exchange, event);
    if (exchange !== undefined) this.#changes.fire(entry === undefined ? { exchange } : { exchange, entry });
  }

  /** What is to be said of a message that is on its way. */
  remark(id: string, remarks: readonly string[]): void {
    const exchange = this.find(id);
    if (exchange === undefined) {
      this.#remarks.set(id, remarks);
      return;
    }
    exchange.remarks.push(...remarks);
    this.#changes.fire({ exchange });
  }

  find(id: string): Exchange | undefined {
    return [...this.#all].find((exchange) => id !== '' && exchange.id === id);
  }

  /** Of one document, the latest first. */
  of(uri: string): readonly Exchange[] {
    return [...this.#all].filter((each) => each.uri === uri).reverse();
  }

  get running(): readonly Exchange[] {
    return [...this.#all].filter(({ state }) => state !== 'done').reverse();
  }

  /** Shows why a message did not leave, or where it would go. */
  tell(
    document: TextDocument,
    line: number,
    what: Pick<Unsent, 'refused' | 'way' | 'steps'> & { title: string },
  ): void {
    const uri = document.uri.toString();
    const lines = { start: line, end: line + 1 };
    this.#makeRoom(document, lines, ({ isUnsent }) => isUnsent);
    const exchange = unsentExchange({ uri, lines, text: blockText(document, lines), ...what });
    this.#all.add(exchange);
    const [entry] = exchange.entries;
    this.#changes.fire(entry === undefined ? { exchange } : { exchange, entry });
  }

  /** Forgets those that are over. */
  clear(): void {
    for (const exchange of this.#all) {
      if (exchange.state === 'done') this.#remove(exchange);
    }
  }

  /** Takes in one that was kept. */
  restore(exchange: Exchange): void {
    this.#all.add(exchange);
    this.#changes.fire({ exchange });
  }

  /** With its document everything about it goes; the server ends what is under way. */
  #forget(uri: string): void {
    for (const exchange of this.of(uri)) this.#remove(exchange, true);
  }

  #remove(exchange: Exchange, isClosed = false): void {
    this.#all.delete(exchange);
    this.#changes.fire({ exchange, isRemoved: true, isClosed });
  }

  /** The server has ended, and with it all that was under way. */
  abandon(): void {
    for (const exchange of this.#all) {
      if (exchange.state !== 'done') {
        const note = l10n.t('The language server has ended, and this exchange with it.');
        this.take({ ...lastOf(exchange), event: 'failed', note });
        this.take({ ...lastOf(exchange), event: 'done' });
      }
      // The next server counts from 1 again.
      exchange.id = '';
    }
    this.#remarks.clear();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #begin(event: ExchangeEvent): Exchange | undefined {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === event.uri);
    if (document === undefined) return undefined;
    const lines = linesOf(event);
    const last = this.#inBlock(document, lines).find(({ isUnsent }) => !isUnsent);
    const sent = digestOf(blockText(document, lines));
    const exchange = beginExchange(event, sent, last === undefined ? undefined : previousOf(last));
    this.#makeRoom(document, lines, ({ state }) => state === 'done');
    this.#all.add(exchange);
    exchange.remarks.push(...(this.#remarks.get(event.exchange) ?? []));
    this.#remarks.delete(event.exchange);
    return exchange;
  }

  /** A message that is sent again shows its new answers where the old ones stood. */
  #makeRoom(document: TextDocument, lines: Lines, gives: (exchange: Exchange) => boolean): void {
    for (const other of this.#inBlock(document, lines)) if (gives(other)) this.#remove(other);
  }

  /** Those of the message that stands in these lines, the latest first. */
  #inBlock(document: TextDocument, lines: Lines): readonly Exchange[] {
    const first = blockStart(lines.start, (line) => document.lineAt(line).text);
    const end = blockEnd(document, lines);
    return this.of(document.uri.toString()).filter((each) => each.lines.start >= first && each.lines.start < end);
  }

  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    for (const exchange of this.of(document.uri.toString())) {
      const wasStale = exchange.isStale;
      const before = exchange.lines;
      const followed = contentChanges.map((change) => {
        const result = follow(exchange.lines, change);
        exchange.lines = result.lines;
        return result;
      });
      if (followed.some(({ isGone }) => isGone)) {
        this.#remove(exchange);
        continue;
      }
      if (contentChanges.some((change) => concerns(document, exchange.lines, change))) {
        exchange.isStale = digestOf(blockText(document, exchange.lines)) !== exchange.sent;
      }
      if (wasStale !== exchange.isStale || before !== exchange.lines) this.#changes.fire({ exchange });
    }
  }
}

function lastOf({ id, uri, title, lines, outcome }: Exchange): Omit<ExchangeEvent, 'event'> {
  const { transport = '', peer = '', at = 0 } = outcome ?? {};
  return { exchange: id, uri, title, startLine: lines.start, endLine: lines.end, at, transport, peer };
}

function linesOf({ startLine, endLine }: ExchangeEvent): Lines {
  return { start: startLine, end: endLine };
}

/** The line after the block's last one. */
function blockEnd(document: TextDocument, { end }: Lines): number {
  let line = end;
  while (line < document.lineCount && !document.lineAt(line).text.startsWith('###')) line += 1;
  return line;
}

/** False where a change left a block alone, so that nothing need be compared. Lines above it may have moved: it is said yes too often rather than too seldom. */
function concerns(document: TextDocument, { start, end }: Lines, { range }: TextDocumentContentChangeEvent): boolean {
  const first = blockStart(Math.min(start, document.lineCount - 1), (line) => document.lineAt(line).text);
  return range.start.line <= end && range.end.line >= first;
}

/** Directives and variables above the start line count too: they decide what is sent. */
export function blockText(document: TextDocument, { start, end }: Lines): string {
  const textOf = (line: number): string => document.lineAt(line).text;
  const last = Math.min(end, document.lineCount);
  if (start >= last) return '';
  const lines = [];
  for (let line = blockStart(start, textOf); line < last; line += 1) lines.push(textOf(line));
  return lines.join('\n');
}
