/** The sender in a worker thread, so that its timers wait for nobody: requests in, reports out, as `outgoing.ts` has them. The local server lies beside it, since both are loaded only when somebody sends or is to be sent to. */

import { parentPort } from 'node:worker_threads';
import type { Account, Exchange, Hooks, WorkerReport, WorkerRequest } from './outgoing.ts';
import { createSender } from './send.ts';

export { serve } from './serve.ts';

/** Serves one port of messages until it is told to close. */
function serveWorker(report: (report: WorkerReport) => void, onClosed: () => void): (request: WorkerRequest) => void {
  const sender = createSender({ isCapped: true });
  const exchanges = new Map<string, Exchange>();
  const questions = new Map<number, (account: Account | undefined) => void>();
  let asked = 0;
  return (request) => {
    switch (request.type) {
      case 'prepare':
        return void sender
          .prepare(request.preparation)
          .then((prepared) => report({ type: 'prepared', question: request.question, prepared }));
      case 'send':
        return send(request);
      case 'listen':
        return listen(request);
      case 'cancel':
        return exchanges.get(request.exchange)?.cancel();
      case 'end':
        return exchanges.get(request.exchange)?.end();
      case 'answer':
        return exchanges.get(request.exchange)?.answer(request.incoming, request.bytes);
      case 'account':
        return answer(request);
      case 'close':
        return void sender.close().then(onClosed);
    }
  };

  function send({ exchange: name, outgoing }: WorkerRequest & { type: 'send' }): void {
    keep(name, sender.send(outgoing, hooksFor(name)));
  }

  function listen({ exchange: name, question, listening }: WorkerRequest & { type: 'listen' }): void {
    const exchange = sender.listen(listening, hooksFor(name));
    void exchange.ready.then((fault) =>
      report({ type: 'listening', question, ...(fault === undefined ? {} : { fault }) }),
    );
    keep(name, exchange);
  }

  function hooksFor(name: string): Hooks {
    return {
      event: (event) => report({ type: 'event', exchange: name, event }),
      credentials: (about) =>
        new Promise((resolve) => {
          asked += 1;
          questions.set(asked, resolve);
          report({ type: 'credentials', exchange: name, question: asked, about });
        }),
      dialogsOver: () => report({ type: 'dialogs-over', exchange: name }),
    };
  }

  function keep(name: string, exchange: Exchange): void {
    exchanges.set(name, exchange);
    exchange.closed.then(() => {
      exchanges.delete(name);
      report({ type: 'closed', exchange: name });
    });
  }

  function answer({ question, account }: WorkerRequest & { type: 'account' }): void {
    questions.get(question)?.(account);
    questions.delete(question);
  }
}

if (parentPort !== null) {
  const port = parentPort;
  const serve = serveWorker(
    (report) => port.postMessage(report),
    () => port.close(),
  );
  port.on('message', serve);
}
