/** An exchange in an editor that has no place for its answers: progress while it runs, a message when it fails. */

import { MessageType, ShowMessageNotification, type WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { visibleLine } from '../features/visible.ts';
import type { Verdict } from '../sip/checks/checks.ts';
import type { Session } from './session.ts';

/** What is shown of a happening. */
export interface Step {
  readonly event: string;
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly verdict?: Verdict | undefined;
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
    tell({ event, status, reason, note, verdict }) {
      const answer = visibleLine(`${status ?? ''} ${reason ?? ''}`.trim());
      if (event === 'failed' && note !== undefined) show(session, MessageType.Error, `${title}: ${note}`);
      if (event === 'response') report((progress) => progress.report(answer));
      if (event !== 'done') return;
      report((progress) => progress.done());
      const failed = verdict?.expectations.filter(({ isMet }) => !isMet) ?? [];
      const unmet = failed.map(({ directive }) => `✗ ${visibleLine(directive.value.text)}`);
      const type = unmet.length === 0 ? MessageType.Info : MessageType.Error;
      if (status !== undefined || unmet.length > 0) show(session, type, [`${title}: ${answer}`, ...unmet].join('\n'));
    },
  };
}

/** The library's own way to show a message is a request that waits for a click. */
function show({ connection }: Session, type: MessageType, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type, message });
}
