/** What can be done with a message on its way or answered, above its start line beside Send. */

import {
  CodeLens,
  type CodeLensProvider,
  type Command,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type Uri,
  workspace,
} from 'vscode';
import { canCompare } from './compare.ts';
import type { Exchange } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';

export function registerLenses(exchanges: Exchanges): Disposable {
  const changes = new EventEmitter<void>();
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: changes.event,
    provideCodeLenses: ({ uri }) => lensesOf(exchanges.of(uri.toString()), wantedIn(uri)),
  };
  return Disposable.from(
    changes,
    exchanges.onChange(() => changes.fire()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('sip.codeLens')) changes.fire();
    }),
    languages.registerCodeLensProvider({ language: 'sip' }, provider),
  );
}

/** Which of these lenses the settings want. */
interface Wanted {
  readonly next: boolean;
  readonly lastResult: boolean;
}

function wantedIn(uri: Uri): Wanted {
  const settings = workspace.getConfiguration('sip.codeLens', uri);
  const isOn = (key: string): boolean => settings.get(key, true);
  return { next: isOn('enabled') && isOn('next'), lastResult: isOn('enabled') && isOn('lastResult') };
}

function lensesOf(exchanges: readonly Exchange[], wanted: Wanted): CodeLens[] {
  const seen = new Set<number>();
  return exchanges.flatMap((exchange) => {
    const { start } = exchange.lines;
    // What did not leave was not answered, and does not stand before what was.
    if (exchange.isUnsent) return [];
    if (seen.has(start) && exchange.state === 'done') return [];
    seen.add(start);
    return commandsFor(exchange, wanted).map((command) => new CodeLens(new Range(start, 0, start, 0), command));
  });
}

function commandsFor(exchange: Exchange, { next, lastResult }: Wanted): Command[] {
  const end = (title: string): Command[] => (next ? [{ title, command: 'sip.cancel', arguments: [exchange] }] : []);
  const show = { title: l10n.t('Show Answer'), command: 'sip.showAnswer', arguments: [exchange] };
  const compare = { title: l10n.t('Compare'), command: 'sip.compareAnswers', arguments: [exchange] };
  const shown = lastResult ? [show, ...(canCompare(exchange) ? [compare] : [])] : [];
  switch (exchange.state) {
    case 'running':
      return end(exchange.waits === undefined ? l10n.t('Cancel') : l10n.t('Stop Waiting'));
    case 'open':
      return [...end(exchange.isListening === true ? l10n.t('Stop Listening') : l10n.t('End Dialog')), ...shown];
    default:
      return exchange.entries.length > 0 ? shown : [];
  }
}
