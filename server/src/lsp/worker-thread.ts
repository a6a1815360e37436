/** A thread of our own beside the server's: started when it is first needed, and again after it ended. */

import { Worker } from 'node:worker_threads';

export interface ThreadEvents<Report> {
  readonly report: (report: Report) => void;
  /** It ended, by itself or by a fault. */
  readonly ended: (fault: unknown) => void;
}

export class WorkerThread<Request, Report> {
  readonly #script: URL;
  readonly #events: ThreadEvents<Report>;
  #worker: Worker | undefined;
  #fault: unknown;

  constructor(script: URL, events: ThreadEvents<Report>) {
    this.#script = script;
    this.#events = events;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  post(request: Request): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  /** Waits until it has ended by itself; after `patience` milliseconds it is ended. */
  async ended(patience: number): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const timer = setTimeout(() => worker.terminate(), patience);
    await new Promise((resolve) => worker.once('exit', resolve));
    clearTimeout(timer);
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    this.#fault = undefined;
    worker.on('message', this.#events.report);
    worker.on('error', (fault) => {
      this.#fault = fault;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#events.ended(this.#fault);
    });
    return worker;
  }
}
