/** Starts Sipwright in VS Code: the language server, what it asks and tells, and the commands. */

import { type Disposable, type ExtensionContext, env, Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { Redactor } from '../../server/src/proofs.ts';
import { confirmMethod, credentialsMethod, exchangeMethod, promptMethod } from '../../server/src/protocol.ts';
import { handFolderFiles } from './folder-files.ts';
import { offerForForeignFiles } from './foreign-files.ts';
import { LanguageServer } from './language-client.ts';
import { registerLocalServer } from './local-server.ts';
import { registerNewMessage } from './new-message.ts';
import { registerPaste } from './paste.ts';
import { registerAnswerArchive } from './send/answer-archive.ts';
import { registerCommands } from './send/commands.ts';
import { concealed } from './send/concealed.ts';
import { Confirmation } from './send/confirm.ts';
import { Credentials } from './send/credentials.ts';
import { Exchanges } from './send/exchanges.ts';
import { registerLenses } from './send/lenses.ts';
import { registerMessageDocuments } from './send/message-documents.ts';
import { prompting } from './send/prompts.ts';
import { registerResponseViews } from './send/response-view.ts';
import { registerSummaries } from './send/summaries.ts';
import { Threads } from './send/threads.ts';
import { registerSnippets } from './snippets.ts';
import { registerStatus } from './status.ts';
import { TraceChannel } from './trace-channel.ts';

let server: LanguageServer | undefined;

export function activate(context: ExtensionContext): void {
  const keep = <T extends Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const redactor = new Redactor();
  const trace = keep(new TraceChannel(redactor));
  const credentials = new Credentials(context.secrets, context.globalState, (secret) => redactor.conceal(secret));
  const confirmation = new Confirmation(context.workspaceState);
  const exchanges = keep(new Exchanges());
  const start = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath,
    transport: TransportKind.ipc,
  };
  server = keep(
    new LanguageServer(
      context,
      env.language,
      (id, name, options) => new LanguageClient(id, name, { run: start, debug: start }, options),
      redactor,
    ),
  );
  const threads = keep(new Threads(exchanges, context.extensionUri));

  server.answer(confirmMethod, (params) => confirmation.ask(params));
  server.answer(credentialsMethod, (params) => credentials.find(params));
  server.answer(
    promptMethod,
    prompting((secret) => redactor.conceal(secret)),
  );
  server.listen(exchangeMethod, (told) => {
    const event = concealed(told, redactor);
    trace.write(event);
    credentials.learn(event);
    exchanges.take(event);
  });
  server.onStopped(() => exchanges.abandon());

  offerForForeignFiles(server, context.globalState);
  keep(handFolderFiles(server));
  keep(registerPaste(server));
  keep(registerSnippets(context.extensionUri));
  const localServer = keep(registerLocalServer(server));
  keep(registerNewMessage(context.extensionUri, () => localServer.port));
  keep(registerCommands({ server, exchanges, threads, trace, credentials, confirmation, redactor }));
  keep(registerLenses(exchanges));
  keep(registerMessageDocuments());
  keep(registerSummaries(exchanges));
  keep(registerResponseViews(exchanges));
  keep(registerStatus(server, exchanges));
  // Once all that shows them listens.
  keep(registerAnswerArchive(context.workspaceState, exchanges, redactor));
  keep(workspace.onDidGrantWorkspaceTrust(() => server?.tellTrust()));
  // Nobody waits for it: what is asked meanwhile is answered once it runs, and the client says what keeps it from starting.
  server.start().catch(() => undefined);
}

/** The server is given the time that it needs to end what is under way with CANCEL and BYE. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
