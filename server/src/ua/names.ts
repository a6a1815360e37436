/** What names lead to, asked of the system: addresses, and the services of a domain. */

import { resolveSrv, lookup as systemLookup } from 'node:dns/promises';
import type { Clock } from './clock.ts';

/** Where a service of a domain is: RFC 2782. */
export interface Service {
  readonly name: string;
  readonly port: number;
  /** The lowest comes first. */
  readonly priority: number;
  /** Of one priority, how great a part each is to get. */
  readonly weight: number;
}

export interface Names {
  /** All addresses of a name, the best first. */
  readonly addresses: (host: string) => Promise<readonly string[]>;
  /** The records of a service such as `_sip._udp.example.com`. */
  readonly services: (service: string) => Promise<readonly Service[]>;
}

export const systemNames: Names = {
  addresses: async (host) => (await systemLookup(host, { all: true })).map(({ address }) => address),
  services: resolveSrv,
};

/** No chain of names may cost more than this. A domain without services is the rule, so that nobody waits long for none. */
export const lookupLimits = { milliseconds: 5000, services: 2000, records: 20 };

/** What a lookup finds; `failed` when it finds nothing, `late` when it takes too long. */
export function withinTime<Found>(
  found: Promise<Found>,
  milliseconds: number,
  clock: Clock,
): Promise<Found | 'failed' | 'late'> {
  return new Promise((resolve) => {
    const timer = clock.after(milliseconds, () => resolve('late'));
    found
      .catch(() => 'failed' as const)
      .then((answer) => {
        timer.cancel();
        resolve(answer);
      });
  });
}

/** The service that comes first: the lowest priority, and of these the greatest weight. RFC 2782: a name that is only a dot says that there is none. */
export function firstService(services: readonly Service[]): Service | undefined {
  const there = services.slice(0, lookupLimits.records).filter(({ name }) => name !== '' && name !== '.');
  return there.toSorted((one, other) => one.priority - other.priority || other.weight - one.weight)[0];
}
