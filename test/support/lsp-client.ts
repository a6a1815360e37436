/** A bare client for the language server: starts it over standard input and output, and speaks what LSP has and nothing else. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { endWithFile } from './leftovers.ts';

/** `begin`, `report` and `end` of LSP. */
export interface WorkDone {
  readonly kind: string;
  readonly title?: string;
  readonly message?: string;
}

export interface ClientOptions {
  readonly server: string;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  /** The folder that is open, as a URI. */
  readonly folder?: string;
}

export const pushing: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
};

export const pulling: ClientCapabilities = {
  ...pushing,
  textDocument: { ...pushing.textDocument, diagnostic: {} },
};

export class LspClient {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server wrote to its log and to standard error. */
  readonly log: string[] = [];
  initialized: InitializeResult | undefined;
  #waiting: (() => void)[] = [];

  constructor(server: string) {
    this.process = spawn(process.execPath, [server, '--stdio'], { stdio: 'pipe' });
    const { stdin, stdout, stderr } = this.process;
    // Each request that is under way listens for the end.
    this.process.setMaxListeners(0);
    if (stdin === null || stdout === null || stderr === null) throw new Error('The server has no pipes.');
    const ended = endWithFile(() => this.process.kill('SIGKILL'));
    this.process.once('exit', () => {
      ended();
      this.#wake();
    });
    stderr.on('data', (data) => this.log.push(String(data)));
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (published: PublishDiagnosticsParams) => {
      this.published.push(published);
      this.#wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#wake();
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.onRequest('workspace/codeLens/refresh', () => null);
    this.connection.listen();
  }

  async start({
    capabilities = pushing,
    initializationOptions,
    locale,
    folder,
  }: Omit<ClientOptions, 'server'>): Promise<this> {
    this.initialized = await this.request('initialize', {
      processId: process.pid,
      rootUri: folder ?? null,
      capabilities,
      initializationOptions,
      locale,
    });
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  /** Fails where the server ends before it answers: with a request that stays open, a file ends as if it had passed. */
  request<R>(method: string, params: unknown): Promise<R> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error(`The server has ended before it answered ${method}: ${this.log.join('')}`));
      this.process.once('exit', gone);
      this.connection
        .sendRequest<R>(method, params)
        .then(resolve, reject)
        .finally(() => this.process.off('exit', gone));
    });
  }

  /** A request about a place in a document. */
  at<R>(method: string, uri: string, position: Position, more: object = {}): Promise<R> {
    return this.request(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
  }

  about<R>(method: string, uri: string, more: object = {}): Promise<R> {
    return this.request(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'sip', version, text },
    });
  }

  change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The diagnostics that were pushed for a version, once they come. */
  pushed(uri: string, version: number): Promise<readonly Diagnostic[]> {
    return this.until(
      () => this.published.findLast((each) => each.uri === uri && each.version === version)?.diagnostics,
    );
  }

  /** Waits until what was noted answers the question; it is asked again whenever something new was. */
  async until<T>(question: () => T | undefined): Promise<T> {
    for (;;) {
      const answer = question();
      if (answer !== undefined) return answer;
      if (this.process.exitCode !== null) throw new Error(`The server has ended: ${this.log.join('')}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Keeps all notifications of a method. */
  collect<T>(method: string): T[] {
    const collected: T[] = [];
    this.connection.onNotification(method, (params: T) => {
      collected.push(params);
      this.#wake();
    });
    return collected;
  }

  /** Keeps what is told of work that is under way. */
  collectProgress(): { readonly value: WorkDone }[] {
    const collected: { readonly value: WorkDone }[] = [];
    this.connection.onUnhandledProgress(({ value }) => {
      collected.push({ value: value as WorkDone });
      this.#wake();
    });
    return collected;
  }

  /** Ends the server as an editor does, and gives its exit code. */
  async stop(): Promise<number | null> {
    const exited = once(this.process, 'exit');
    await this.request('shutdown', undefined);
    await this.connection.sendNotification('exit');
    const [code] = await exited;
    this.connection.dispose();
    return code;
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Starts a server and says hello. */
export function startClient(options: ClientOptions): Promise<LspClient> {
  return new LspClient(options.server).start(options);
}
