/** Settings of a text that a folder may have, once it is trusted: what they are, and where somebody's choice is written. */

import { ConfigurationTarget, type Uri, workspace } from 'vscode';

type Key = 'target' | 'environment';

export function folderSetting(key: Key, uri: Uri | undefined): string {
  const settings = workspace.getConfiguration('sip', uri);
  const { globalValue, defaultValue } = settings.inspect<string>(key) ?? {};
  const value = workspace.isTrusted ? settings.get<string>(key) : (globalValue ?? defaultValue);
  return value?.trim() ?? '';
}

/** Into the folder, where one is open and trusted; beside a value that one of several folders has, so that the new one counts. */
export async function setFolderSetting(key: Key, uri: Uri | undefined, value: string): Promise<void> {
  const settings = workspace.getConfiguration('sip', uri);
  const isOfOne = settings.inspect(key)?.workspaceFolderValue !== undefined;
  const ofFolder = isOfOne ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
  const isOfFolder = workspace.isTrusted && workspace.workspaceFolders !== undefined;
  await settings.update(key, value, isOfFolder ? ofFolder : ConfigurationTarget.Global);
}
