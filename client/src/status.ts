/** The status bar: where messages go and how the last one went; and for files of SIP the language server's health, and why a browser cannot send. */

import {
  type ConfigurationChangeEvent,
  commands,
  Disposable,
  LanguageStatusSeverity,
  l10n,
  languages,
  StatusBarAlignment,
  window,
  workspace,
} from 'vscode';
import { registerCheckStatus } from './check-status.ts';
import { environmentOf, registerEnvironmentStatus } from './environment.ts';
import { inertLabel } from './inert.ts';
import type { LanguageServer } from './language-client.ts';
import type { Exchange } from './send/exchange.ts';
import type { Exchanges } from './send/exchanges.ts';
import { answerOf } from './send/summary.ts';
import { targetOf } from './target.ts';

export function registerStatus(server: LanguageServer, exchanges: Exchanges): Disposable {
  return Disposable.from(targetItem(exchanges), registerServerStatus(server));
}

/** How the language server fares, and what can be done about it. */
export function registerServerStatus(server: LanguageServer): Disposable {
  const item = languages.createLanguageStatusItem('sip.server', { language: 'sip' });
  item.name = l10n.t('SIP Language Server');
  const show = async (): Promise<void> => {
    const { health } = server;
    item.busy = health === 'starting';
    item.text = health === 'stopped' ? l10n.t('SIP language server: stopped') : l10n.t('SIP language server');
    item.severity = health === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command =
      health === 'stopped'
        ? { title: l10n.t('Restart'), command: 'sip.restartServer' }
        : { title: l10n.t('Show Output'), command: 'sip.showOutput' };
    const faults = health === 'running' ? (await server.status().catch(() => ({ faults: 0 }))).faults : 0;
    item.detail = faults === 0 ? '' : l10n.t('Requests that failed: {0}', faults);
    if (faults > 0) item.severity = LanguageStatusSeverity.Warning;
  };
  void show();
  return Disposable.from(
    item,
    registerCheckStatus(server),
    registerEnvironmentStatus(server),
    server.onHealth(show),
    window.onDidChangeActiveTextEditor(show),
    commands.registerCommand('sip.showOutput', () => server.log.show()),
    commands.registerCommand('sip.restartServer', () => server.restart()),
  );
}

/** Says where somebody looks who misses the button. */
export function registerSendingNote(): Disposable {
  const item = languages.createLanguageStatusItem('sip.sending', { language: 'sip' });
  item.name = l10n.t('Sending SIP Messages');
  item.text = l10n.t('Messages are not sent from here');
  item.detail = l10n.t('A browser has no sockets for SIP');
  return item;
}

function targetItem(exchanges: Exchanges): Disposable {
  const item = window.createStatusBarItem('sip.target', StatusBarAlignment.Right, 100);
  item.name = l10n.t('SIP Target');
  item.command = 'sip.selectTarget';
  item.tooltip = l10n.t('Select where messages go that name no target, and the environment');
  const show = (): void => {
    const editors = [window.activeTextEditor, ...window.visibleTextEditors];
    const document = editors.find((editor) => editor?.document.languageId === 'sip')?.document;
    if (document === undefined) {
      item.hide();
      return;
    }
    const sent = exchanges.of(document.uri.toString()).find(({ isUnsent }) => !isUnsent);
    const words = wordsOf(sent, targetOf(document.uri), environmentOf(document.uri));
    item.text = `${sent?.state === 'running' ? '$(sync~spin)' : '$(radio-tower)'} ${words.join(' · ')}`;
    // The name of a picture is not to be read aloud.
    item.accessibilityInformation = { label: [l10n.t('SIP Target'), ...words].join(', '), role: 'button' };
    item.show();
  };
  show();
  return Disposable.from(
    item,
    exchanges.onChange(show),
    window.onDidChangeActiveTextEditor(show),
    window.onDidChangeVisibleTextEditors(show),
    workspace.onDidChangeConfiguration((event) => isAbout(event) && show()),
    workspace.onDidOpenTextDocument(show),
  );
}

function isAbout(event: ConfigurationChangeEvent): boolean {
  return ['sip.target', 'sip.environment'].some((key) => event.affectsConfiguration(key));
}

function wordsOf(exchange: Exchange | undefined, target: string, environment: string): string[] {
  const { outcome } = exchange ?? {};
  const peer = outcome === undefined || outcome.peer === '' ? target : `${outcome.transport}:${outcome.peer}`;
  const where = peer === '' ? l10n.t('SIP Target') : inertLabel(peer);
  const answer = outcome?.status === undefined ? '' : answerOf(outcome);
  return [where, ...[environment, answer].filter((part) => part !== '').map((part) => inertLabel(part))];
}
