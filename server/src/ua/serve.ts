/**
 * The local SIP server: something to send to on a machine without a network.
 * It listens on loopback only, and only once it is started.
 *
 * It answers OPTIONS, REGISTER, MESSAGE, INVITE, ACK, BYE, CANCEL, SUBSCRIBE, PUBLISH and REFER. The user part of the Request-URI (of REGISTER: of To) asks for more:
 *
 * - `404`, `486`, `503`, any code from 200 to 699: that answer
 * - `silent`: no answer at all; `lost`: none to the first copy of a request
 * - `ring`: an INVITE rings until CANCEL; `fork`: two answer it; `reliable`: 183 until PRACK
 * - `auth`, `auth-…`: 401 with an MD5 challenge; `proxy`, `proxy-…`: 407. Any user, password `secret`, realm `sip.local`
 * - `auth.sha-256.auth-int`, `auth.multi`, `auth.stale` …: another digest, as `serve/guard.ts` reads the words
 */

import { type Chance, realChance } from './chance.ts';
import { type Clock, realClock } from './clock.ts';
import type { Identity, TransportName } from './outgoing.ts';
import { reachOf } from './reach.ts';
import { LocalServer, type ServeEvent } from './serve/local-server.ts';
import { StreamListener } from './serve/stream-listener.ts';
import { codeOf } from './transport/system-error.ts';
import { type Endpoint, type TransportEvents, written } from './transport/transport.ts';
import { udp } from './transport/udp.ts';

export type { ServeEvent } from './serve/local-server.ts';

export interface ServeOptions {
  /** 5060 when absent; 0 is any that is free on all hosts and transports. */
  readonly port?: number;
  /** Loopback addresses; both when absent. One that the system does not have is left out. */
  readonly hosts?: readonly string[];
  /** Opens TLS and WSS on the same port, beside TCP and WS. Rejects with the system's error when it is none. */
  readonly identity?: Identity;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly log?: (event: ServeEvent) => void;
}

export interface Serving {
  readonly port: number;
  /** As targets are written: `udp:127.0.0.1:5060`, `tcp:[::1]:5060`. */
  readonly addresses: readonly string[];
  /** Settles when no timer and no socket is left. */
  readonly close: () => Promise<void>;
}

/** How often another port is tried where any will do. */
const attempts = 20;

/** Starts the local server. Rejects with the system's error where a port is taken. */
export async function serve(options: ServeOptions = {}): Promise<Serving> {
  const { port = 5060, hosts = ['127.0.0.1', '::1'], clock = realClock, chance = realChance, log = () => {} } = options;
  const far = hosts.find((host) => reachOf(host) !== 'loopback');
  if (far !== undefined) throw new RangeError(`${far} is no loopback address`);
  for (let attempt = 1; ; attempt += 1) {
    const server = new LocalServer(clock, chance, log);
    try {
      return await listen(server, port, waysOf(hosts, clock, options.identity));
    } catch (error) {
      if (port !== 0 || attempt === attempts || codeOf(error) !== 'EADDRINUSE') throw error;
    }
  }
}

/** A host, and what is heard on one socket there. */
interface Way {
  readonly host: string;
  readonly transports: readonly TransportName[];
  readonly listen: (port: number, on: TransportEvents) => Promise<Endpoint>;
}

function waysOf(hosts: readonly string[], clock: Clock, identity: Identity | undefined): Way[] {
  return hosts.flatMap((address): Way[] => [
    { host: address, transports: ['udp'], listen: (port, on) => udp.listen({ address, port }, on, clock) },
    {
      host: address,
      transports: identity === undefined ? ['tcp', 'ws'] : ['tcp', 'ws', 'tls', 'wss'],
      listen: (port, on) => StreamListener.listen({ address, port }, on, clock, identity),
    },
  ]);
}

async function listen(server: LocalServer, wished: number, ways: readonly Way[]): Promise<Serving> {
  const open: Endpoint[] = [];
  const addresses: string[] = [];
  let closing: Promise<unknown> | undefined;
  const close = async () => {
    server.stop();
    closing ??= Promise.all(open.map((endpoint) => endpoint.close()));
    await closing;
  };
  let port = wished;
  for (const way of ways) {
    try {
      const endpoint = await way.listen(
        port,
        server.hear(() => endpoint),
      );
      const local = endpoint.local() ?? { address: way.host, port };
      port = local.port;
      open.push(endpoint);
      addresses.push(...way.transports.map((transport) => `${transport}:${written(local)}`));
    } catch (error) {
      const isElsewhere = ways.some(({ host }) => host !== way.host);
      if (isElsewhere && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error))) continue;
      await close();
      throw error;
    }
  }
  return { port, addresses, close };
}
