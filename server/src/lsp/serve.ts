/** Runs the local SIP server, on loopback and only when a command says so: the other of the two places of the server from which traffic can come. */

import type { ServeAnswer } from '../protocol.ts';
import type { Serving } from '../ua/serve.ts';
import { isObject, type Refused } from './message-place.ts';
import type { Extension } from './server.ts';
import type { Session } from './session.ts';

export function serving(session: Session): Extension {
  const server = new LocalServer(session);
  return {
    commands: {
      'sip.server.serve': (argument) => server.start(argument),
      'sip.server.stopServing': () => server.stop(),
    },
    answersIn: () => [],
    close: () => server.stop(),
  };
}

/** Loaded with the first: most people never start one. */
async function serve(port: number): Promise<Serving> {
  const worker = await import('../ua/worker.ts');
  return worker.serve({ port });
}

/** At most one runs; asked for again, it says where. */
class LocalServer {
  readonly #session: Session;
  #running: Promise<Serving> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  async start(argument: unknown): Promise<ServeAnswer | Refused> {
    const port = isObject(argument) && typeof argument.port === 'number' ? argument.port : undefined;
    const wanted = port ?? this.#session.settings.servePort;
    this.#running ??= serve(wanted);
    try {
      const { port: open, addresses } = await this.#running;
      return { port: open, addresses };
    } catch {
      this.#running = undefined;
      return { refused: this.#session.words('server', 'port-taken', { port: wanted }) ?? 'port-taken' };
    }
  }

  async stop(): Promise<null> {
    const running = this.#running;
    this.#running = undefined;
    await (await running?.catch(() => undefined))?.close();
    return null;
  }
}
