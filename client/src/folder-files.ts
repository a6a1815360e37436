/** Hands the language server the files of folders that lie on no disk it could read, as in VS Code for the Web: what is read of them, and the names of all others. */

import { Disposable, FileType, RelativePattern, Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { FolderFile } from '../../server/src/protocol.ts';
import type { LanguageServer } from './language-client.ts';

/** What the server reads; of any other file it wants the name. */
const isRead = (name: string): boolean =>
  name.endsWith('.sip') || /^(?:sip-client(?:\.private)?\.env|\.siplint)\.json$/u.test(name);

/** Folders that hold what others wrote, or what a program keeps for itself. */
const passedOver = /^(?:\.|node_modules$)/u;

/** Each folder may be a question to a machine far away. */
const most = { folders: 300, files: 2000, texts: 200, bytes: 1 << 20 };

/** Changes come in crowds. */
const pause = 300;

export function handFolderFiles(server: LanguageServer): Disposable {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme !== 'file');
  if (folders.length === 0) return Disposable.from();
  const sender = new Sender(server, folders);
  return Disposable.from(
    sender,
    server.onHealth((health) => health === 'running' && sender.soon()),
    ...folders.map((folder) => watch(folder, sender)),
  );
}

/** Told of what comes and goes, and of what changes in the files that are read. */
function watch(folder: WorkspaceFolder, sender: Sender): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/*'));
  const changed = ({ path }: Uri): void => {
    if (isRead(path.slice(path.lastIndexOf('/') + 1))) sender.soon();
  };
  return Disposable.from(
    watcher,
    watcher.onDidCreate(() => sender.soon()),
    watcher.onDidDelete(() => sender.soon()),
    watcher.onDidChange(changed),
  );
}

class Sender implements Disposable {
  readonly #server: LanguageServer;
  readonly #folders: readonly WorkspaceFolder[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;

  constructor(server: LanguageServer, folders: readonly WorkspaceFolder[]) {
    this.#server = server;
    this.#folders = folders;
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#isSending || void this.#send(), pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    const timer = this.#timer;
    this.#isSending = true;
    const files = await filesIn(this.#folders).catch(() => []);
    this.#isSending = false;
    this.#server.handFolderFiles({ files });
    // Something changed meanwhile.
    if (timer !== this.#timer) this.soon();
  }
}

/** All files, those that lie highest first. Links are not followed: they may lead in a circle. */
async function filesIn(folders: readonly WorkspaceFolder[]): Promise<readonly FolderFile[]> {
  const waiting = folders.map(({ uri }) => uri);
  const files: FolderFile[] = [];
  let texts = 0;
  for (let next = 0; next < Math.min(waiting.length, most.folders) && files.length < most.files; next += 1) {
    const folder = waiting[next];
    if (folder === undefined) break;
    for (const [name, type] of await entriesOf(folder)) {
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.Directory && !passedOver.test(name)) waiting.push(uri);
      if (type !== FileType.File || files.length >= most.files) continue;
      const text = isRead(name) && texts < most.texts ? await textOf(uri) : undefined;
      if (text !== undefined) texts += 1;
      files.push({ uri: uri.toString(), ...(text === undefined ? {} : { text }) });
    }
  }
  return files;
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    return bytes.length > most.bytes ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
