/** What messages are held to, and what is not shown of them: beside the language server's health, for files of SIP. */

import { Disposable, LanguageStatusSeverity, l10n, languages, window, workspace } from 'vscode';
import { inertLabel } from './inert.ts';
import type { LanguageServer } from './language-client.ts';

export function registerCheckStatus(server: LanguageServer): Disposable {
  const item = languages.createLanguageStatusItem('sip.checks', { language: 'sip' });
  item.name = l10n.t('SIP Checks');
  item.severity = LanguageStatusSeverity.Information;
  item.command = {
    title: l10n.t('Settings'),
    command: 'workbench.action.openSettings',
    arguments: ['sip.lint'],
  };
  const show = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'sip' || server.health !== 'running') return;
    const { checks } = await server.status(document.uri).catch(() => ({ checks: undefined }));
    // Meanwhile another editor may have become the active one.
    if (checks === undefined || window.activeTextEditor?.document !== document) return;
    item.text = l10n.t('SIP checks: {0}', inertLabel(checks.profile));
    item.detail = inertLabel(checks.withheld ?? '');
  };
  void show();
  return Disposable.from(
    item,
    server.onHealth(show),
    window.onDidChangeActiveTextEditor(show),
    // What is withheld may change with every key and every setting, and diagnostics are asked for with both.
    languages.onDidChangeDiagnostics(({ uris }) => {
      const uri = window.activeTextEditor?.document.uri.toString();
      if (uris.some((each) => each.toString() === uri)) void show();
    }),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('sip.lint') && void show()),
  );
}
