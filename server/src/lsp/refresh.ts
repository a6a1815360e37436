/** Tells an editor that can to ask again, when what answers depend on beside the text has changed: settings, trust, an encoding. */

import type { Session } from './session.ts';

export function refreshAnswers(session: Session): void {
  const { client, connection } = session;
  const methods = [
    ...(client.pullsDiagnostics && client.refreshesDiagnostics ? ['workspace/diagnostic/refresh'] : []),
    ...(client.refreshesLenses ? ['workspace/codeLens/refresh'] : []),
    ...(client.refreshesHints ? ['workspace/inlayHint/refresh'] : []),
  ];
  session.onRevised(() => {
    // An editor that goes away meanwhile need not be told.
    for (const method of methods) connection.sendRequest(method).catch(() => undefined);
  });
}

/** How long further changes are waited for before lenses are asked for again, in milliseconds. */
const gathering = 50;

/** Tells an editor that can to ask for lenses again; of many changes at once it is told once. */
export function lensRefresher({ client, connection }: Session): () => void {
  let waiting = false;
  return () => {
    if (!client.refreshesLenses || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
    }, gathering).unref();
  };
}
