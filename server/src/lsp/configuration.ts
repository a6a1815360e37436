/** What the editor has set and opened: the settings, asked for where it answers, else as it sends them; and the folders. */

import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { isObject } from './is-object.ts';
import type { Session } from './session.ts';

/** Keeps the settings of a session current; settles when the first ones are there. */
export async function followConfiguration(session: Session): Promise<void> {
  const { connection, client } = session;
  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.answersConfiguration) void ask(session);
    else if (isObject(settings) && isObject(settings.sip)) session.takeSettings(settings.sip);
  });
  if (client.registersConfiguration) {
    await session.guard.wait('configuration', undefined, async () => {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'sip' });
    });
  }
  if (client.answersConfiguration) await ask(session);
}

/** Keeps the folders of a session current. */
export function followFolders(session: Session): void {
  const { connection, client, documents } = session;
  if (!client.answersFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    session.folders = [...session.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    if (client.answersConfiguration) void ask(session);
    if (documents.all().length > 0) session.revise();
  });
}

async function ask(session: Session): Promise<void> {
  await session.guard.wait('configuration', undefined, async () => {
    const { connection, folders } = session;
    const items = [{ section: 'sip' }, ...folders.map((scopeUri) => ({ scopeUri, section: 'sip' }))];
    const sections: unknown = await connection.workspace.getConfiguration(items);
    const [ofWindow, ...others] = Array.isArray(sections) ? sections : [];
    // A client that knows no folders of settings leaves theirs out.
    const own = folders.map((folder, index) => [folder, others[index]] as const).filter(([, each]) => isObject(each));
    session.takeSettings(ofWindow, new Map(own));
  });
}
