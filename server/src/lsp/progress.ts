/** An exchange in an editor that has no place for its answers: progress while it runs, a message when it fails. */

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
  reporter?.then((progress) => {
    progress.begin(title, undefined, undefined, true);
    progress.token.onCancellationRequested(cancel);
  });
  return {
    tell({ event, status, reason, note }) {
      const answer = visibleLine(`${status ?? ''} ${reason ?? ''}`.trim());
      if (event === 'failed' && note !== undefined) connection.window.showErrorMessage(`${title}: ${note}`);
      if (event === 'response') reporter?.then((progress) => progress.report(answer));
      if (event !== 'done') return;
      reporter?.then((progress) => progress.done());
      if (status !== undefined) connection.window.showInformationMessage(`${title}: ${answer}`);
    },
  };
}
