/** The sender in its thread: what is asked of it, and whom it tells what happens. */

import type {
  Account,
  CredentialsQuestion,
  Listening,
  Note,
  Preparation,
  Prepared,
  SendEvent,
  WorkerReport,
  WorkerRequest,
} from '../ua/outgoing.ts';
import type { Session } from './session.ts';
import { WorkerThread } from './worker-thread.ts';

export interface SenderListener {
  readonly event: (exchange: string, event: SendEvent) => void;
  /** The account for a challenge; nothing where the user gives none. */
  readonly credentials: (exchange: string, about: CredentialsQuestion) => Promise<Account | undefined>;
  readonly dialogsOver: (exchange: string) => void;
  /** Nothing more will come of an exchange. */
  readonly closed: (exchange: string) => void;
  /** The thread has ended, and with it all exchanges. */
  readonly ended: () => void;
}

/** What answers a question. */
type AnswerReport = Extract<WorkerReport, { readonly question: number; readonly type: 'prepared' | 'listening' }>;

/** How long the far ends are given for CANCEL and BYE when the editor ends the server, in milliseconds: VS Code gives the server four seconds. */
const patience = 3500;

export class SenderThread {
  readonly #thread: WorkerThread<WorkerRequest, WorkerReport>;
  readonly #listener: SenderListener;
  readonly #questions = new Map<number, (report: AnswerReport | undefined) => void>();
  #lastQuestion = 0;

  constructor({ guard }: Session, script: URL, listener: SenderListener) {
    this.#listener = listener;
    this.#thread = new WorkerThread(script, {
      report: (report) => guard.run('worker', undefined, () => this.#take(report)),
      ended: (fault) => {
        if (fault !== undefined) guard.note('worker', fault);
        for (const resolve of this.#questions.values()) resolve(undefined);
        this.#questions.clear();
        listener.ended();
      },
    });
  }

  post(request: WorkerRequest): void {
    this.#thread.post(request);
  }

  /** Nothing when the thread has ended meanwhile. */
  async prepare(preparation: Preparation): Promise<Prepared | undefined> {
    const report = await this.#ask((question) => ({ type: 'prepare', question, preparation }));
    return report?.type === 'prepared' ? report.prepared : undefined;
  }

  /** Nothing once the port is open, or where the thread has ended, which is told by itself; else why it is not. */
  async listen(exchange: string, listening: Listening): Promise<Note | undefined> {
    const report = await this.#ask((question) => ({ type: 'listen', exchange, question, listening }));
    return report?.type === 'listening' ? report.fault : undefined;
  }

  async close(): Promise<void> {
    if (!this.#thread.isRunning) return;
    this.#thread.post({ type: 'close' });
    await this.#thread.ended(patience);
  }

  #ask(request: (question: number) => WorkerRequest): Promise<AnswerReport | undefined> {
    this.#lastQuestion += 1;
    const question = this.#lastQuestion;
    return new Promise((resolve) => {
      this.#questions.set(question, resolve);
      this.#thread.post(request(question));
    });
  }

  #take(report: WorkerReport): void {
    switch (report.type) {
      case 'prepared':
      case 'listening':
        this.#questions.get(report.question)?.(report);
        this.#questions.delete(report.question);
        return;
      case 'event':
        this.#listener.event(report.exchange, report.event);
        return;
      case 'credentials':
        this.#answer(report.question, this.#listener.credentials(report.exchange, report.about));
        return;
      case 'dialogs-over':
        this.#listener.dialogsOver(report.exchange);
        return;
      case 'closed':
        this.#listener.closed(report.exchange);
    }
  }

  async #answer(question: number, asked: Promise<Account | undefined>): Promise<void> {
    const account = await asked;
    this.#thread.post({ type: 'account', question, ...(account === undefined ? {} : { account }) });
  }
}
