/** What a server in Node can do once somebody does something: what any server can, and what sends, serves and works out credentials. */

import type { ServerCommand } from '../protocol.ts';
import { authorizing } from './authorization.ts';
import { type Extension, together } from './extension.ts';
import { sending } from './send.ts';
import { serving } from './serve.ts';
import type { Session } from './session.ts';

export * as gestures from './gestures.ts';

const worker = new URL('./worker.js', import.meta.url);

export function extend(session: Session): Extension<ServerCommand> {
  const [send, serve, authorize] = [sending(session, worker), serving(session), authorizing(session)];
  return {
    ...together(send, serve, authorize),
    commands: { ...send.commands, ...serve.commands, ...authorize.commands },
  };
}
