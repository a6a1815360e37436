/** Files beside the documents on which answers depend: the editor tells when one changes. */

import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** Asks for news of all files that were named until the editor takes requests. */
export async function followWatchedFiles({ connection, client, guard, watched }: Session): Promise<void> {
  const names = watched.flatMap((each) => each.names);
  if (!client.watchesFiles || names.length === 0) return;
  await guard.wait('watching', undefined, async () => {
    const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
}

/** Any of them may be what an answer depends on. */
export function takeChangedFiles(session: Session): void {
  session.connection.onDidChangeWatchedFiles(() => {
    for (const { changed } of session.watched) changed();
    session.revise();
  });
}
