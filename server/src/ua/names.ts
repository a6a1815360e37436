/** What names lead to, asked of the system: addresses, the services of a domain, and which services it prefers. */

import { Resolver, lookup as systemLookup } from 'node:dns/promises';
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

/** What a domain says of its services, each with where it is looked up: NAPTR, RFC 3403 §4.1. */
export interface Pointer {
  readonly order: number;
  readonly preference: number;
  readonly flags: string;
  readonly service: string;
  readonly regexp: string;
  readonly replacement: string;
}

export interface Names {
  /** All addresses of a name, the best first. */
  readonly addresses: (host: string) => Promise<readonly string[]>;
  /** The records of a service such as `_sip._udp.example.com`. */
  readonly services: (service: string) => Promise<readonly Service[]>;
  readonly pointers: (domain: string) => Promise<readonly Pointer[]>;
}

/** Everything asked of the DNS servers of a resolver. */
export function namesBy(resolver: Resolver): Names {
  return {
    pointers: (domain) => resolver.resolveNaptr(domain),
    services: (service) => resolver.resolveSrv(service),
    addresses: async (host) => {
      const families = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      return families.flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
    },
  };
}

/** Addresses come as every program gets them here, from the table of hosts too. */
export const systemNames: Names = {
  ...namesBy(new Resolver({ timeout: 1500, tries: 2 })),
  addresses: async (host) => (await systemLookup(host, { all: true })).map(({ address }) => address),
};

/** No chain of names may cost more than this. A domain without services is the rule, so that nobody waits long for none. */
export const lookupLimits = { milliseconds: 5000, services: 2000, records: 20, hosts: 3 };

/** What came of a question: an answer, which may be empty; that it took too long; or the code of what went wrong. */
export type Outcome<Found> = { readonly found: Found } | { readonly late: number } | { readonly failed: string };

/** Asks within a time; that there is no such name or record is an answer. */
export function withinTime<Found>(
  question: Promise<readonly Found[]>,
  milliseconds: number,
  clock: Clock,
): Promise<Outcome<readonly Found[]>> {
  return new Promise((resolve) => {
    const timer = clock.after(milliseconds, () => resolve({ late: milliseconds }));
    question
      .then(
        (found): Outcome<readonly Found[]> => ({ found: found.slice(0, lookupLimits.records) }),
        (error: unknown) => withoutRecords(error),
      )
      .then((outcome) => {
        timer.cancel();
        resolve(outcome);
      });
  });
}

function withoutRecords(error: unknown): Outcome<readonly never[]> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
  return ['ENODATA', 'ENOTFOUND'].includes(code) ? { found: [] } : { failed: code };
}
