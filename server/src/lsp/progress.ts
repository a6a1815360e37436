/** An exchange in an editor that has no place for its answers: progress while it runs, a message when it fails. */

import { MessageType, ShowMessageNotification, type WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { visibleLine } from '../features/visible.ts';
import type { Session } from './session.ts';

/** What is shown of a happening. */
export interface Step {
  readonly event: string;
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

export interface Progress {
  readonly tell: (step: Step) => void;
}

export function showProgress(session: Session, title: string, cancel: () => void): Progress {
  const { connection, client } = session;
  const reporter = client.showsProgress ? connection.window.createWorkDoneProgress() : undefined;
  const report = (work: (progress: WorkDoneProgressServerReporter) => void): void => {
    // An editor that takes no progress after all goes without.
    reporter?.then(work).catch(() => undefined);
  };
  report((progress) => {
    progress.begin(title, undefined, undefined, true);
    progress.token.onCancellationRequested(cancel);
  });
  return {
    tell({ event, status, reason, note }) {
      const answer = visibleLine(`${status ?? ''} ${reason ?? ''}`.trim());
      if (event === 'failed' && note !== undefined) show(session, MessageType.Error, `${title}: ${note}`);
      if (event === 'response') report((progress) => progress.report(answer));
      if (event !== 'done') return;
      report((progress) => progress.done());
      if (status !== undefined) show(session, MessageType.Info, `${title}: ${answer}`);
    },
  };
}

/** The library's own way to show a message is a request that waits for a click. */
function show({ connection }: Session, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message });
}
