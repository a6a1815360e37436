/** A log whose traces hold no secret: what the user has answered crosses to the server, and a trace tells all that does. */

import type { LogOutputChannel } from 'vscode';
import type { Redactor } from '../../server/src/proofs.ts';

/** The same log, which is cleaned where traces are written. */
export function withoutSecretTraces(log: LogOutputChannel, redactor: Redactor): LogOutputChannel {
  const trace = (message: string): void => log.trace(redactor.hide(message));
  // Not around the log itself: of a frozen object a proxy must give what is there.
  return new Proxy({} as LogOutputChannel, {
    get: (_, key) => (key === 'trace' ? trace : Reflect.get(log, key)),
  });
}
