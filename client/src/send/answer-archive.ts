/** Keeps the last answers in the workspace's storage, and shows them again when the window is loaded or their document opened. */

import { Disposable, type Memento, type TextDocument, workspace } from 'vscode';
import type { Redactor } from '../../../server/src/proofs.ts';
import { digestOf } from './exchange.ts';
import { blockText, type ExchangeChange, type Exchanges } from './exchanges.ts';
import { bounded, type Kept, keep, type Place, placeOf, restored } from './kept.ts';
import { messageScheme } from './message-documents.ts';
import { startLine } from './place.ts';

const storageKey = 'answers.kept';

/** What comes within this time is written at once. */
const pause = 100;

export function registerAnswerArchive(memory: Memento, exchanges: Exchanges, redactor: Redactor): Disposable {
  const archive = new AnswerArchive(memory, exchanges, redactor);
  for (const document of workspace.textDocuments) archive.restore(document);
  return Disposable.from(
    exchanges.onChange((change) => archive.take(change)),
    workspace.onDidOpenTextDocument((document) => archive.restore(document)),
    archive,
  );
}

class AnswerArchive implements Disposable {
  readonly #memory: Memento;
  readonly #exchanges: Exchanges;
  readonly #redactor: Redactor;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(memory: Memento, exchanges: Exchanges, redactor: Redactor) {
    this.#memory = memory;
    this.#exchanges = exchanges;
    this.#redactor = redactor;
  }

  /** A document that is closed takes nothing along, unless nobody can open it again. */
  take({ exchange, isClosed }: ExchangeChange): void {
    if (isClosed === true && !exchange.uri.startsWith('untitled:')) return;
    this.#changed.add(exchange.uri);
    this.#timer ??= setTimeout(() => this.#write(), pause);
  }

  restore(document: TextDocument): void {
    if (document.languageId !== 'sip' || document.uri.scheme === messageScheme) return;
    const uri = document.uri.toString();
    const kept = this.#all.filter((each) => each.uri === uri);
    if (kept.length === 0 || this.#exchanges.of(uri).length > 0) return;
    const places = placesIn(document);
    for (const each of kept) {
      const place = placeOf(each, places);
      if (place !== undefined) this.#exchanges.restore(restored(each, place));
    }
  }

  dispose(): void {
    if (this.#timer !== undefined) this.#write();
  }

  get #all(): readonly Kept[] {
    return this.#memory.get<readonly Kept[]>(storageKey, []);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const others = this.#all.filter(({ uri }) => !this.#changed.has(uri));
    const anew = [...this.#changed].flatMap((uri) => this.#keptOf(uri));
    this.#changed.clear();
    void this.#memory.update(storageKey, bounded([...others, ...anew]));
  }

  #keptOf(uri: string): readonly Kept[] {
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    return this.#exchanges
      .of(uri)
      .flatMap((exchange) => {
        const { start } = exchange.lines;
        const line = document !== undefined && start < document.lineCount ? document.lineAt(start).text : '';
        return keep(exchange, line, this.#redactor) ?? [];
      })
      .reverse();
  }
}

function placesIn(document: TextDocument): readonly Place[] {
  const textOf = (line: number): string => document.lineAt(line).text;
  const { lineCount } = document;
  const begins = [0];
  for (let line = 1; line < lineCount; line += 1) if (textOf(line).startsWith('###')) begins.push(line);
  // The server counts no line behind the last line end.
  const last = textOf(lineCount - 1) === '' ? lineCount - 1 : lineCount;
  return begins.map((begin, index) => {
    const lines = { start: startLine(begin, lineCount, textOf), end: begins[index + 1] ?? last };
    return { lines, sent: digestOf(blockText(document, lines)), startLine: digestOf(textOf(lines.start)) };
  });
}
