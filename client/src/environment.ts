/** Which environment gives variables their values: shown for files of SIP where there are any, chosen from their names, and written into the settings. */

import {
  commands,
  Disposable,
  type LanguageStatusItem,
  l10n,
  languages,
  type QuickPickItem,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { folderSetting, setFolderSetting } from './folder-setting.ts';
import { inertLabel } from './inert.ts';
import type { LanguageServer } from './language-client.ts';

/** Not in the palette: *Select Target or Environment* leads there as well. */
const command = 'sip.selectEnvironment';

export function environmentOf(uri: Uri | undefined): string {
  return folderSetting('environment', uri);
}

/** An environment as it stands in a list of choices. */
export interface EnvironmentChoice extends QuickPickItem {
  /** Empty for none. */
  readonly environment: string;
}

/** None where no file of the folder has any. */
export async function environmentChoices(server: LanguageServer, uri: Uri | undefined): Promise<EnvironmentChoice[]> {
  const names = uri === undefined ? [] : await server.environments(uri).catch(() => []);
  if (names.length === 0) return [];
  const chosen = environmentOf(uri);
  const mark = (environment: string) => (environment === chosen ? { description: l10n.t('chosen') } : {});
  return [
    ...names.map((environment) => ({ label: inertLabel(environment), environment, ...mark(environment) })),
    { label: l10n.t('No environment'), detail: l10n.t('Only what all of them share'), environment: '', ...mark('') },
  ];
}

export async function chooseEnvironment(uri: Uri | undefined, environment: string): Promise<void> {
  await setFolderSetting('environment', uri, environment);
}

export function registerEnvironmentStatus(server: LanguageServer): Disposable {
  let item: LanguageStatusItem | undefined;
  const show = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'sip') return;
    const choices = await environmentChoices(server, document.uri);
    if (window.activeTextEditor?.document !== document) return;
    if (choices.length === 0) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= languages.createLanguageStatusItem('sip.environment', { language: 'sip' });
    item.name = l10n.t('SIP Environment');
    const chosen = environmentOf(document.uri);
    item.text = chosen === '' ? l10n.t('No environment') : l10n.t('SIP environment: {0}', inertLabel(chosen));
    item.command = { title: l10n.t('Select'), command };
  };
  void show();
  return Disposable.from(
    { dispose: () => item?.dispose() },
    commands.registerCommand(command, () => selectEnvironment(server)),
    server.onHealth(show),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('sip.environment') && void show()),
  );
}

async function selectEnvironment(server: LanguageServer): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  const choices = await environmentChoices(server, uri);
  const picked = await window.showQuickPick(choices, {
    title: l10n.t('Which environment gives variables their values'),
  });
  if (picked !== undefined) await chooseEnvironment(uri, picked.environment);
}
