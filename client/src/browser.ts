/** Starts Sipwright in a browser: all that reads and writes messages, and nothing that sends, since a browser has no sockets. */

import { commands, type Disposable, type ExtensionContext, env, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { Redactor } from '../../server/src/proofs.ts';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { handFolderFiles } from './folder-files.ts';
import { offerForForeignFiles } from './foreign-files.ts';
import { LanguageServer } from './language-client.ts';
import { registerNewMessage } from './new-message.ts';
import { registerPaste } from './paste.ts';
import { registerSnippets } from './snippets.ts';
import { registerSendingNote, registerServerStatus } from './status.ts';

/** Node has none, so its types know nothing of it. */
declare const Worker: new (script: string) => { terminate(): void };

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const keep = <T extends Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  // What sends is hidden by this, in menus, palette and keys.
  commands.executeCommand('setContext', 'sip.inBrowser', true);
  const worker = keep(new ServerWorker(Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js')));
  const current = keep(
    new LanguageServer(
      context,
      env.language,
      (id, name, options) => new LanguageClient(id, name, () => worker.start(), options),
      // Nobody is asked for a secret, since nothing is sent.
      new Redactor(),
      { sentences: await sentencesFor(env.language, context.extensionUri) },
    ),
  );
  server = current;
  offerForForeignFiles(current, context.globalState);
  keep(handFolderFiles(current));
  keep(registerPaste(current));
  keep(registerSnippets(context.extensionUri));
  keep(registerNewMessage(context.extensionUri, () => undefined));
  keep(registerServerStatus(current));
  keep(registerSendingNote());
  current.start().catch(() => undefined);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** The server in its worker can read no file, so it is told what to say; English where the user's language has no file of ours. */
async function sentencesFor(
  language: string,
  extension: Uri,
): Promise<NonNullable<InitializationOptions['sentences']>> {
  const read = async (name: string) => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'texts', `${name}.json`));
    return JSON.parse(new TextDecoder().decode(bytes)).sentences;
  };
  const english = await read('en');
  const own = language === 'en' ? undefined : await read(language).catch(() => undefined);
  return own === undefined ? [english] : [own, english];
}

/** The worker in which the language server runs; a restart takes another. */
class ServerWorker implements Disposable {
  readonly #script: Uri;
  #worker: InstanceType<typeof Worker> | undefined;

  constructor(script: Uri) {
    this.#script = script;
  }

  async start(): Promise<MessageTransports> {
    this.dispose();
    const worker = new Worker(this.#script.toString(true));
    this.#worker = worker;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }

  dispose(): void {
    this.#worker?.terminate();
  }
}
