/** The language server: how it is started, told what the editor knows, restarted when it dies, and stopped. */

import {
  type Command,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type Position,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { Redactor } from '../../server/src/proofs.ts';
import {
  type ConfirmAnswer,
  type ConfirmParams,
  type CredentialsAnswer,
  type CredentialsParams,
  type confirmMethod,
  type credentialsMethod,
  type DocumentEncoding,
  documentEncodingMethod,
  type Environments,
  type EnvironmentsParams,
  type ExchangeEvent,
  environmentsMethod,
  type exchangeMethod,
  type FolderFiles,
  type Foreign,
  folderFilesMethod,
  type foreignMethod,
  type InitializationOptions,
  type PasteAnswer,
  type PasteParams,
  type PromptAnswer,
  type PromptParams,
  pasteMethod,
  type promptMethod,
  type ServerCommand,
  type Status,
  type StatusParams,
  statusMethod,
  type Trust,
  trustMethod,
} from '../../server/src/protocol.ts';
import { FormattingNote } from './formatting-note.ts';
import { withoutSecretTraces } from './redacted-log.ts';
import { restartPolicy } from './restart-policy.ts';
import { comparisonScheme, messageScheme } from './send/message-documents.ts';
import { restrictedKeys, withoutWorkspaceValues } from './trusted-settings.ts';

/** What the server asks, and what it must be answered. */
interface Questions {
  readonly [confirmMethod]: readonly [ConfirmParams, ConfirmAnswer];
  readonly [credentialsMethod]: readonly [CredentialsParams, CredentialsAnswer | null];
  readonly [promptMethod]: readonly [PromptParams, PromptAnswer | null];
}

/** What the server tells. */
interface News {
  readonly [exchangeMethod]: ExchangeEvent;
  readonly [foreignMethod]: Foreign;
}

export type Health = 'starting' | 'running' | 'stopped';

/** The server itself gives the far ends 2.5 s; the editor kills what takes more than 5 s. */
const patience = 4000;

/** The lenses and code actions of the server name its own commands; ours are the ones that the palette and the keys have too. */
const ownCommands: Readonly<Record<string, string>> = {
  'sip.server.send': 'sip.send',
  'sip.server.sendFresh': 'sip.sendFresh',
  'sip.server.wire': 'sip.showWire',
  'sip.server.checkAuthorization': 'sip.checkAuthorization',
  'sip.server.computeAuthorization': 'sip.computeAuthorization',
};

export class LanguageServer implements Disposable {
  readonly log: LogOutputChannel;
  readonly #client: BaseLanguageClient;
  readonly #restricted: readonly string[];
  readonly #more: InitializationOptions;
  readonly #encodings = new Map<string, string>();
  readonly #health = new EventEmitter<Health>();
  readonly #stopped = new EventEmitter<void>();
  readonly #configured = new EventEmitter<void>();
  readonly #formattingNote: FormattingNote;
  readonly #subscriptions: Disposable[] = [];

  readonly onHealth = this.#health.event;
  /** Everything that was under way in the server is lost. */
  readonly onStopped = this.#stopped.event;

  constructor(
    { extension, globalState }: ExtensionContext,
    locale: string,
    connect: (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient,
    redactor: Redactor,
    more: InitializationOptions = {},
  ) {
    this.#more = more;
    this.#formattingNote = new FormattingNote(globalState, () => this.#nextConfiguration());
    this.#restricted = restrictedKeys(extension.packageJSON);
    this.log = window.createOutputChannel('SIP Language Server', { log: true });
    this.#client = connect('sip', 'SIP', this.#options(locale, redactor));
    this.#client.onDidChangeState(({ newState }) => this.#changed(newState));
    this.#subscriptions.push(
      this.log,
      workspace.onDidChangeTextDocument(({ document }) => this.#tellEncoding(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#encodings.delete(uri.toString())),
    );
  }

  get health(): Health {
    if (this.#client.state === State.Running) return 'running';
    return this.#client.state === State.Starting ? 'starting' : 'stopped';
  }

  async start(): Promise<void> {
    await this.#client.start();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    // One that is still starting cannot be stopped yet.
    if (this.#client.state === State.Starting) await this.#client.start().catch(() => undefined);
    if (this.#client.needsStop()) await this.#client.stop(patience).catch((error) => this.log.error(String(error)));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  answer<M extends keyof Questions>(
    method: M,
    reply: (params: Questions[M][0]) => Questions[M][1] | Promise<Questions[M][1]>,
  ): void {
    this.#client.onRequest(method, async (params: Questions[M][0]): Promise<unknown> => reply(params));
  }

  listen<M extends keyof News>(method: M, listener: (params: News[M]) => void): void {
    this.#client.onNotification(method, listener);
  }

  /** Runs one of the server's commands. */
  async run<T>(command: ServerCommand, argument?: unknown): Promise<T> {
    if (this.health === 'stopped') await this.start();
    return this.#client.sendRequest('workspace/executeCommand', {
      command,
      arguments: argument === undefined ? [] : [argument],
    });
  }

  /** Asks what plain LSP has. */
  request<T>(method: string, params: unknown): Promise<T> {
    return this.#client.sendRequest(method, params);
  }

  /** Of which environments one can be chosen for a document. */
  async environments(uri: Uri): Promise<readonly string[]> {
    if (this.health !== 'running') return [];
    const params: EnvironmentsParams = { uri: this.#client.code2ProtocolConverter.asUri(uri) };
    return (await this.#client.sendRequest<Environments>(environmentsMethod, params)).names;
  }

  /** What to put where a text is pasted, if not the text itself. */
  async paste({ uri }: TextDocument, position: Position, text: string): Promise<PasteAnswer | null> {
    if (this.health !== 'running') return null;
    const converter = this.#client.code2ProtocolConverter;
    const place = { textDocument: { uri: converter.asUri(uri) }, position: converter.asPosition(position) };
    return this.#client.sendRequest(pasteMethod, { ...place, text } satisfies PasteParams);
  }

  /** How the server is, and how strictly it checks a document. */
  status(uri?: Uri): Promise<Status> {
    const params: StatusParams = uri === undefined ? {} : { uri: this.#client.code2ProtocolConverter.asUri(uri) };
    return this.#client.sendRequest(statusMethod, params);
  }

  get fromServer(): BaseLanguageClient['protocol2CodeConverter'] {
    return this.#client.protocol2CodeConverter;
  }

  /** Those that the server cannot read by itself. */
  handFolderFiles(files: FolderFiles): void {
    this.#tell(folderFilesMethod, files);
  }

  tellTrust(): void {
    const trust: Trust = { trusted: workspace.isTrusted };
    this.#tell(trustMethod, trust);
    // What the folder sets counts from now on, though no setting has changed.
    this.#tell('workspace/didChangeConfiguration', { settings: null });
  }

  #tell(method: string, params: unknown): void {
    if (this.#client.state !== State.Running) return;
    this.#client.sendNotification(method, params).catch((error) => this.log.error(String(error)));
  }

  #options(locale: string, redactor: Redactor): LanguageClientOptions {
    const policy = restartPolicy(Date.now);
    return {
      documentSelector: [{ language: 'sip' }],
      outputChannel: this.log,
      traceOutputChannel: withoutSecretTraces(this.log, redactor),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // A function, since the folder may have become trusted before a restart.
      initializationOptions: (): InitializationOptions => ({
        exchanges: true,
        trusted: workspace.isTrusted,
        locale,
        ...this.#more,
      }),
      errorHandler: {
        error: (error, _message, count) => ({
          action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
          message: String(error),
          handled: true,
        }),
        closed: () => {
          const restarts = policy.mayRestart();
          if (!restarts) this.#giveUp();
          return { action: restarts ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware: this.#middleware(),
    };
  }

  #middleware(): Middleware {
    return {
      didOpen: async (document, next) => {
        if (document.uri.scheme === comparisonScheme) return;
        await next(document);
        this.#encodings.delete(document.uri.toString());
        this.#tellEncoding(document);
      },
      didClose: async (document, next) => {
        if (document.uri.scheme !== comparisonScheme) await next(document);
      },
      provideCodeLenses: async (document, token, next) =>
        document.uri.scheme === messageScheme ? [] : ((await next(document, token)) ?? []).map(withOwnCommand),
      provideCodeActions: async (document, range, context, token, next) =>
        (await next(document, range, context, token))?.map((action) => withOwnCommand(action)),
      provideDocumentFormattingEdits: (document, options, token, next) => {
        this.#formattingNote.consider(document);
        return next(document, options, token);
      },
      provideDocumentRangeFormattingEdits: (document, range, options, token, next) => {
        this.#formattingNote.consider(document);
        return next(document, range, options, token);
      },
      workspace: {
        configuration: async (params, token, next) => {
          const sections = await next(params, token);
          // By then the server has them, since what is sent later arrives later.
          setTimeout(() => this.#configured.fire());
          if (!Array.isArray(sections) || workspace.isTrusted) return sections;
          const configuration = workspace.getConfiguration();
          return sections.map((section, index) =>
            params.items[index]?.section === 'sip'
              ? withoutWorkspaceValues(section, this.#restricted, (key) => configuration.inspect(`sip.${key}`))
              : section,
          );
        },
      },
    };
  }

  /** The server asks for the settings by itself when they change. */
  #nextConfiguration(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.#configured.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  /** Tells a document's encoding once it is another than the server takes it for. */
  #tellEncoding({ uri, encoding, languageId }: TextDocument): void {
    const key = uri.toString();
    if (languageId !== 'sip' || (this.#encodings.get(key) ?? 'utf8') === encoding) return;
    this.#encodings.set(key, encoding);
    const told: DocumentEncoding = { uri: this.#client.code2ProtocolConverter.asUri(uri), encoding };
    this.#tell(documentEncodingMethod, told);
  }

  #changed(state: State): void {
    if (state !== State.Running) this.#stopped.fire();
    this.#health.fire(this.health);
  }

  async #giveUp(): Promise<void> {
    const restart = l10n.t('Restart');
    const show = l10n.t('Show Output');
    const chosen = await window.showErrorMessage(
      l10n.t('The SIP language server has ended too often and is not started again.'),
      restart,
      show,
    );
    if (chosen === restart) await this.start();
    if (chosen === show) this.log.show();
  }
}

function withOwnCommand<T extends { command?: string | Command }>(offer: T): T {
  const { command } = offer;
  if (typeof command === 'object')
    offer.command = { ...command, command: ownCommands[command.command] ?? command.command };
  return offer;
}
