/** Runs the local SIP server, on loopback and only when a command says so: the other of the two places of the server from which traffic can come. */

import { X509Certificate } from 'node:crypto';
import { makeSelfSigned } from '../host/self-signed.ts';
import type { ServeAnswer } from '../protocol.ts';
import type { Identity } from '../ua/outgoing.ts';
import type { Serving } from '../ua/serve.ts';
import type { Extension } from './extension.ts';
import { isObject } from './is-object.ts';
import type { Refused } from './message-place.ts';
import type { Session } from './session.ts';
import { identityIn } from './trust.ts';

export function serving(session: Session): Extension<'sip.server.serve' | 'sip.server.stopServing'> {
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
async function serve(port: number, identity: Identity): Promise<Serving> {
  const worker = await import('../ua/worker.ts');
  return worker.serve({ port, identity });
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
    const wanted = port ?? this.#session.settings.serve.port;
    const given = await identityIn(this.#session, this.#session.settings.serve);
    if ('fault' in given) return { refused: given.fault };
    const { identity = makeSelfSigned(Date.now()).identity } = given;
    this.#running ??= this.#begin(wanted, identity);
    try {
      const { port: open, addresses } = await this.#running;
      return { port: open, addresses };
    } catch {
      this.#running = undefined;
      return { refused: this.#session.words('server', 'port-taken', { port: wanted }) ?? 'port-taken' };
    }
  }

  async #begin(port: number, identity: Identity): Promise<Serving> {
    const serving = await serve(port, identity);
    this.#session.ownCertificates = pinsFor(serving, identity);
    return serving;
  }

  async stop(): Promise<null> {
    const running = this.#running;
    this.#running = undefined;
    this.#session.ownCertificates = {};
    await (await running?.catch(() => undefined))?.close();
    return null;
  }
}

/** What is sent to ourselves need not be proved by an authority. Of a PFX file the certificate is not looked at, so that one has to be believed as any other. */
function pinsFor({ port }: Serving, identity: Identity): Readonly<Record<string, string>> {
  if (!('cert' in identity)) return {};
  const { fingerprint256 } = new X509Certificate(identity.cert);
  return Object.fromEntries(['127.0.0.1', '[::1]', 'localhost'].map((host) => [`${host}:${port}`, fingerprint256]));
}
