/** Where messages go that name no target themselves: asked for, and written into the settings. */

import { ConfigurationTarget, l10n, type Uri, window, workspace } from 'vscode';

export function targetOf(uri: Uri | undefined): string {
  const { globalValue, defaultValue } = workspace.getConfiguration('sip', uri).inspect<string>('target') ?? {};
  const value = workspace.isTrusted
    ? workspace.getConfiguration('sip', uri).get<string>('target')
    : (globalValue ?? defaultValue);
  return value?.trim() ?? '';
}

export async function selectTarget(uri: Uri | undefined): Promise<void> {
  const target = await window.showInputBox({
    title: l10n.t('Where messages go that name no target'),
    prompt: l10n.t('Such as udp:127.0.0.1:5060 or tcp:pbx.example.com. Empty: the Request-URI decides.'),
    value: targetOf(uri),
  });
  if (target === undefined) return;
  const isOfFolder = workspace.isTrusted && workspace.workspaceFolders !== undefined;
  const where = isOfFolder ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration('sip', uri).update('target', target.trim(), where);
}
