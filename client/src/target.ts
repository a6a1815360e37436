/** Where messages go that name no target themselves, and which environment gives their variables values: asked for, and written into the settings. */

import { l10n, type QuickPickItem, type Uri, window } from 'vscode';
import { chooseEnvironment, environmentChoices } from './environment.ts';
import { folderSetting, setFolderSetting } from './folder-setting.ts';
import type { LanguageServer } from './language-client.ts';

export function targetOf(uri: Uri | undefined): string {
  return folderSetting('target', uri);
}

/** Where there are environments, one of them can be chosen instead. */
export async function selectTarget(server: LanguageServer, uri: Uri | undefined): Promise<void> {
  const environments = await environmentChoices(server, uri);
  if (environments.length === 0) return askForTarget(uri);
  const target: QuickPickItem = { label: l10n.t('Target…'), description: targetOf(uri), alwaysShow: true };
  const picked = await window.showQuickPick<QuickPickItem>([target, ...environments], {
    title: l10n.t('Where messages go, and which environment gives variables their values'),
  });
  if (picked === target) await askForTarget(uri);
  const chosen = environments.find((each) => each === picked);
  if (chosen !== undefined) await chooseEnvironment(uri, chosen.environment);
}

async function askForTarget(uri: Uri | undefined): Promise<void> {
  const target = await window.showInputBox({
    title: l10n.t('Where messages go that name no target'),
    prompt: l10n.t('Such as udp:127.0.0.1:5060 or tcp:pbx.example.com. Empty: the Request-URI decides.'),
    value: targetOf(uri),
  });
  if (target !== undefined) await setFolderSetting('target', uri, target.trim());
}
