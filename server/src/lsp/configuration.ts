/** How the settings come: asked for where the editor answers, else as it sends them. */

import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { isObject } from './message-place.ts';
import type { Session } from './session.ts';

/** Keeps the settings of a session current; settles when the first ones are there. */
export async function followConfiguration(session: Session): Promise<void> {
  const { connection, client } = session;
  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.answersConfiguration) ask(session);
    else if (isObject(settings) && isObject(settings.sip)) session.takeSettings(settings.sip);
  });
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'sip' });
  }
  if (client.answersConfiguration) await ask(session);
}

async function ask(session: Session): Promise<void> {
  await session.guard.wait('configuration', undefined, async () => {
    session.takeSettings(await session.connection.workspace.getConfiguration('sip'));
  });
}
