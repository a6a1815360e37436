/** Tells how far the first check of a large file has come, where the editor shows such things; of one that is soon done nobody is told. */

import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Found } from './check.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** Milliseconds that a check takes before somebody wants to know of it. */
const patience = 1000;

/** Is told whenever a check has got on, and when it is over. */
export interface CheckProgress {
  readonly tell: (found: Found) => void;
  readonly end: () => void;
}

export function checkProgress({ client, connection, words }: Session, { uri }: OpenDocument): CheckProgress {
  const started = performance.now();
  let reporter: Promise<WorkDoneProgressServerReporter> | undefined;
  const report = (work: (progress: WorkDoneProgressServerReporter) => void): void => {
    // An editor that takes no progress after all goes without.
    reporter?.then(work).catch(() => undefined);
  };
  const begin = (): void => {
    const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    reporter = connection.window.createWorkDoneProgress();
    report((progress) => progress.begin(words('server', 'checking', { file }) ?? file, 0));
  };
  return {
    tell({ share }) {
      if (!client.showsProgress || performance.now() - started < patience) return;
      if (reporter === undefined) begin();
      report((progress) => progress.report(Math.round(share * 100)));
    },
    end: () => report((progress) => progress.done()),
  };
}
