/** The outcome beside each start line: coloured by what came back, grey once the message is another. */

import {
  type DecorationOptions,
  Disposable,
  l10n,
  Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import type { Exchange } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';
import { type Kind, summaryOf } from './summary.ts';
import { wasOf } from './was.ts';

const colors: Readonly<Record<Kind | 'stale', string>> = {
  provisional: 'sip.summary.provisional',
  success: 'sip.summary.success',
  redirection: 'sip.summary.redirection',
  failure: 'sip.summary.failure',
  request: 'sip.summary.provisional',
  note: 'sip.summary.stale',
  stale: 'sip.summary.stale',
};

export function registerSummaries(exchanges: Exchanges): Disposable {
  const decoration = window.createTextEditorDecorationType({
    after: { margin: '0 0 0 3ch', fontStyle: 'italic' },
    rangeBehavior: 1,
  });
  const show = (editor: TextEditor): void => showIn(editor, decoration, exchanges);
  const showAll = (uri?: string): void => {
    for (const editor of window.visibleTextEditors) {
      if (uri === undefined || editor.document.uri.toString() === uri) show(editor);
    }
  };
  return Disposable.from(
    decoration,
    exchanges.onChange(({ exchange }) => showAll(exchange.uri)),
    window.onDidChangeVisibleTextEditors(() => showAll()),
  );
}

function showIn(editor: TextEditor, decoration: TextEditorDecorationType, exchanges: Exchanges): void {
  const { document } = editor;
  const words = { sending: l10n.t('Sending…'), ended: l10n.t('No answer') };
  const shown = new Set<number>();
  const options: DecorationOptions[] = [];
  // Of several exchanges of one message, a call that goes on among them, the latest says how it went.
  for (const exchange of exchanges.of(document.uri.toString())) {
    const { start } = exchange.lines;
    if (exchange.way !== undefined || shown.has(start) || start >= document.lineCount) continue;
    shown.add(start);
    const { text, kind } = summaryOf(exchange, words);
    const color = new ThemeColor(colors[exchange.isStale ? 'stale' : kind]);
    const end = document.lineAt(start).range.end;
    options.push({ range: new Range(end, end), renderOptions: { after: { contentText: text, color } } });
    options.push(...checksOf(exchange, document));
  }
  editor.setDecorations(decoration, options);
}

/** Beside each expectation whether it is met, and beside each capture what it holds. */
function checksOf({ checks = [], lines, isStale }: Exchange, document: TextDocument): DecorationOptions[] {
  return checks.flatMap(({ above, kind, isMet, actual }) => {
    const line = lines.start - above;
    if (line < 0 || line >= document.lineCount) return [];
    const isTold = !isMet || kind === 'capture';
    const contentText = [isMet ? '✓' : '✗', ...(isTold ? [wasOf(actual)] : [])].join(' ');
    const color = new ThemeColor(colors[isStale ? 'stale' : isMet ? 'success' : 'failure']);
    const { end } = document.lineAt(line).range;
    return [{ range: new Range(end, end), renderOptions: { after: { contentText, color } } }];
  });
}
