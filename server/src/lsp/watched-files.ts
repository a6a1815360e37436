/** Files beside the documents of which somebody wants to know when they change: the editor tells. */

import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { type FolderFiles, folderFilesMethod } from '../protocol.ts';
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

export function takeChangedFiles(session: Session): void {
  session.connection.onDidChangeWatchedFiles(({ changes }) => {
    tellChanged(
      session,
      changes.map(({ uri }) => uri),
    );
  });
  session.connection.onNotification(folderFilesMethod, (handed: FolderFiles) => {
    const { changed, isFirst } = session.guard.run('folderFiles', { changed: [], isFirst: false }, () =>
      session.handed.take(handed),
    );
    // Until then it could not be told which files there are.
    if (isFirst) session.revise();
    tellChanged(session, changed);
  });
}

function tellChanged(session: Session, uris: readonly string[]): void {
  let isRevised = false;
  for (const { names, changed, matters } of session.watched) {
    const own = uris.filter((uri) => names.some((name) => isCalled(name, uri)));
    if (own.length === 0) continue;
    changed(own);
    if (matters !== false) isRevised = true;
  }
  if (isRevised) session.revise();
}

function isCalled(name: string, uri: string): boolean {
  return name.startsWith('*') ? uri.endsWith(name.slice(1)) : uri.endsWith(`/${name}`);
}
