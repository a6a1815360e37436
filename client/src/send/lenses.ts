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
} from 'vscode';
import type { Exchange } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';

export function registerLenses(exchanges: Exchanges): Disposable {
  const changes = new EventEmitter<void>();
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: changes.event,
    provideCodeLenses: ({ uri }) => lensesOf(exchanges.of(uri.toString())),
  };
  return Disposable.from(
    changes,
    exchanges.onChange(() => changes.fire()),
    languages.registerCodeLensProvider({ language: 'sip' }, provider),
  );
}

function lensesOf(exchanges: readonly Exchange[]): CodeLens[] {
  const seen = new Set<number>();
  return exchanges.flatMap((exchange) => {
    const { start } = exchange.lines;
    if (seen.has(start) && exchange.state === 'done') return [];
    seen.add(start);
    return commandsFor(exchange).map((command) => new CodeLens(new Range(start, 0, start, 0), command));
  });
}

function commandsFor(exchange: Exchange): Command[] {
  const show = { title: l10n.t('Show Answer'), command: 'sip.showAnswer', arguments: [exchange] };
  const hasAnswer = exchange.entries.length > 0;
  switch (exchange.state) {
    case 'running':
      return [{ title: l10n.t('Cancel'), command: 'sip.cancel', arguments: [exchange] }];
    case 'open':
      return [{ title: l10n.t('End Dialog'), command: 'sip.cancel', arguments: [exchange] }, show];
    default:
      return hasAnswer ? [show] : [];
  }
}
