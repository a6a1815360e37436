/** Starts Sipwright in a browser: all that reads and writes messages, and nothing that sends, since a browser has no sockets. */

import { commands, type Disposable, type ExtensionContext, env, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { offerForForeignFiles } from './foreign-files.ts';
import { LanguageServer } from './language-client.ts';
import { registerNewMessage } from './new-message.ts';
import { registerSendingNote, registerServerStatus } from './status.ts';

/** Node has none, so its types know nothing of it. */
declare const Worker: new (script: string) => { terminate(): void };

let server: LanguageServer | undefined;

export function activate(context: ExtensionContext): void {
  const keep = <T extends Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  // What sends is hidden by this, in menus, palette and keys.
  commands.executeCommand('setContext', 'sip.inBrowser', true);
  const worker = keep(new ServerWorker(Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js')));
  const current = keep(
    new LanguageServer(context, env.language, (id, name, options) => {
      return new LanguageClient(id, name, () => worker.start(), options);
    }),
  );
  server = current;
  offerForForeignFiles(current, context.globalState);
  keep(registerNewMessage(context.extensionUri, () => undefined));
  keep(registerServerStatus(current));
  keep(registerSendingNote());
  current.start().catch(() => undefined);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
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
