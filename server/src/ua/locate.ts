/** The places that a target leads to, in the order in which they are tried, and each step of finding them: RFC 3263 §4. */

import { isIP } from 'node:net';
import { type SendableTransport, transportList, transports } from '../sip/transports.ts';
import { type Chance, realChance } from './chance.ts';
import { type Clock, realClock } from './clock.ts';
import { lookupLimits, type Names, type Outcome, type Service, systemNames, withinTime } from './names.ts';
import type { Note, NoteKey, TransportName } from './outgoing.ts';
import { withoutMapping } from './reach.ts';
import { inOrder, isDenied, preferred } from './service-order.ts';
import type { Target } from './target.ts';
import { sourceAddress } from './transport/datagram-socket.ts';
import { written } from './transport/transport.ts';

export interface LocateOptions {
  readonly clock?: Clock;
  readonly names?: Names;
  readonly chance?: Chance;
}

export interface Place {
  readonly address: string;
  readonly port: number;
}

export interface Places {
  readonly transport: TransportName;
  /** At least one; those behind the first are for when it fails. */
  readonly places: readonly Place[];
}

/** A name, with the port that its service has. */
interface Host {
  readonly host: string;
  readonly port: number;
}

/** One search, with its steps and what is left of its time. */
interface Search {
  readonly target: Target;
  readonly steps: Note[];
  readonly names: Names;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly until: number;
}

/**
 * Where a target leads. `transport` is known already where the target names it, or the message is bound to one;
 * else the domain is asked, and `usual` is taken where it says nothing.
 */
export async function locate(
  target: Target,
  transport: { readonly known: TransportName } | { readonly usual: TransportName; readonly because: Note },
  steps: Note[],
  { clock = realClock, names = systemNames, chance = realChance }: LocateOptions = {},
): Promise<Places | Note> {
  const until = clock.now() + lookupLimits.milliseconds;
  const search: Search = { target, steps, names, clock, chance, until };
  if ('known' in transport) return atHosts(search, transport.known, await hostsOf(search, transport.known));
  const isOpen = isName(target.host) && target.port === undefined;
  const asked = isOpen ? await byDomain(search) : undefined;
  if (asked !== undefined) return 'key' in asked ? asked : atHosts(search, asked.transport, asked.hosts);
  steps.push(transport.because);
  const { usual } = transport;
  // That the domain has no services is known by now.
  const hosts = isOpen ? usualPort(search, usual) : await hostsOf(search, usual);
  return atHosts(search, usual, hosts);
}

/** True of what has to be looked up. */
export function isName(host: string): boolean {
  return isIP(host) === 0 && !isLocalhost(host);
}

/** RFC 6761 §6.3: localhost is always this machine, and nobody is asked. */
function isLocalhost(host: string): boolean {
  return /^localhost\.?$/i.test(host);
}

/** RFC 3263 §4.1: what the domain prefers, by NAPTR; without such records, whatever it has services for. */
async function byDomain(
  search: Search,
): Promise<{ transport: TransportName; hosts: readonly Host[] } | Note | undefined> {
  const { target, names, steps } = search;
  const { host } = target;
  const outcome = await ask(search, names.pointers(host));
  const pointers = 'found' in outcome ? outcome.found : [];
  tell(steps, 'naptr', host, outcome, ({ order, preference, flags, service, replacement }) =>
    [order, preference, flags, service, replacement].join(' '),
  );
  const pointer = preferred(pointers, transportList, target.isSips === true);
  if (pointer === undefined) {
    if (pointers.length > 0) steps.push({ key: 'naptr-unusable', args: { host } });
    return byServices(search);
  }
  const { name: transport } = pointer.transport;
  steps.push({ key: 'transport-by-naptr', args: { transport, service: pointer.service, name: pointer.replacement } });
  if (/^a$/i.test(pointer.flags)) {
    const { defaultPort: port } = pointer.transport;
    steps.push({ key: 'port-default', args: { port } });
    return { transport, hosts: [{ host: pointer.replacement, port }] };
  }
  const hosts = await servicesAt(search, pointer.transport, pointer.replacement);
  return 'key' in hosts ? hosts : { transport, hosts };
}

/** RFC 3263 §4.1: services are asked for, of each transport that SIP servers are found by; the first of ours that has any is taken. */
async function byServices({
  target,
  ...search
}: Search): Promise<{ transport: TransportName; hosts: readonly Host[] } | undefined> {
  const wanted = transportList.filter(({ secure, web }) => !web && (secure || target.isSips !== true));
  const outcomes = await Promise.all(
    wanted.map(({ service }) => ask({ target, ...search }, search.names.services(`${service}.${target.host}`))),
  );
  for (const [index, transport] of wanted.entries()) {
    const outcome = outcomes[index] ?? { found: [] };
    const service = `${transport.service}.${target.host}`;
    tellServices(search.steps, service, outcome);
    const services = 'found' in outcome ? inOrder(outcome.found, search.chance) : [];
    if (services.length === 0) continue;
    search.steps.push({ key: 'transport-by-service', args: { transport: transport.name, service } });
    return { transport: transport.name, hosts: chosen(search.steps, service, services) };
  }
  return undefined;
}

/** RFC 3263 §4.2: a name without a port may have services, which name host and port. */
async function hostsOf(search: Search, name: TransportName): Promise<readonly Host[] | Note> {
  const { target, steps } = search;
  const { host, port, path } = target;
  const transport = transports[name];
  if (port !== undefined) {
    steps.push({ key: 'port-named', args: { port } });
    return [{ host, port }];
  }
  // RFC 6455 §3: a WebSocket URI has no services; its port is that of HTTP.
  const hasServices = isName(host) && !(transport.web && path !== undefined);
  return hasServices ? servicesAt(search, transport, `${transport.service}.${host}`) : usualPort(search, name);
}

/** The hosts of a service; without records, the domain itself at the usual port. */
async function servicesAt(
  search: Search,
  transport: SendableTransport,
  service: string,
): Promise<readonly Host[] | Note> {
  const outcome = await ask(search, search.names.services(service));
  tellServices(search.steps, service, outcome);
  if ('found' in outcome && isDenied(outcome.found)) return { key: 'service-denied', args: { service } };
  const services = 'found' in outcome ? inOrder(outcome.found, search.chance) : [];
  return services.length === 0 ? usualPort(search, transport.name) : chosen(search.steps, service, services);
}

function chosen(steps: Note[], service: string, [first, ...others]: readonly Service[]): readonly Host[] {
  if (first === undefined) return [];
  const { name, port, priority, weight } = first;
  steps.push({ key: 'by-service', args: { service, host: name, port, priority, weight } });
  return [first, ...others].slice(0, lookupLimits.hosts).map((each) => ({ host: each.name, port: each.port }));
}

function usualPort({ target, steps }: Search, transport: TransportName): readonly Host[] {
  const { defaultPort: port } = transports[transport];
  steps.push({ key: 'port-default', args: { port } });
  return [{ host: target.host, port }];
}

/** The addresses of all hosts, those of the first host first. */
async function atHosts(
  search: Search,
  transport: TransportName,
  hosts: readonly Host[] | Note,
): Promise<Places | Note> {
  if ('key' in hosts) return hosts;
  const found = await Promise.all(hosts.map((host) => addressesOf(search, host)));
  const places = found.flatMap((each) => ('key' in each ? [] : each)).slice(0, lookupLimits.records);
  const [first, ...further] = places;
  const fault = found.find((each) => 'key' in each);
  if (first === undefined)
    return fault !== undefined && 'key' in fault
      ? fault
      : { key: 'address-not-found', args: { host: search.target.host } };
  for (const [index, { host }] of hosts.entries()) tellAddresses(search.steps, host, found[index], first);
  if (further.length > 0)
    search.steps.push({ key: 'next-addresses', args: { addresses: further.map(written).join(', ') } });
  return { transport, places };
}

async function addressesOf(search: Search, { host, port }: Host): Promise<readonly Place[] | Note> {
  if (isIP(host) !== 0) return [{ address: withoutMapping(host), port }];
  if (isLocalhost(host)) return [{ address: '127.0.0.1', port }];
  const left = Math.max(search.until - search.clock.now(), 1000);
  const outcome = await withinTime(search.names.addresses(host), left, search.clock);
  if ('late' in outcome) return { key: 'lookup-too-slow', args: { host, seconds: lookupLimits.milliseconds / 1000 } };
  const addresses = 'found' in outcome ? outcome.found.map(withoutMapping) : [];
  const reachable = await reachableOf(addresses, port);
  return reachable.length === 0
    ? { key: 'address-not-found', args: { host } }
    : reachable.map((address) => ({ address, port }));
}

/** The addresses to which the system knows a way; without any, the first, so that the failure is told where it happens. */
async function reachableOf(addresses: readonly string[], port: number): Promise<readonly string[]> {
  if (addresses.length < 2) return addresses;
  const own = await Promise.allSettled(addresses.map((address) => sourceAddress({ address, port })));
  const reachable = addresses.filter((_, index) => own[index]?.status === 'fulfilled');
  return reachable.length === 0 ? addresses.slice(0, 1) : reachable;
}

function tellAddresses(steps: Note[], host: string, found: readonly Place[] | Note | undefined, taken: Place): void {
  if (found === undefined) return;
  if ('key' in found) return void steps.push(found);
  const [{ address } = taken] = found;
  if (isIP(host) !== 0) steps.push({ key: 'address-numeric', args: { address: host } });
  else if (isLocalhost(host)) steps.push({ key: 'address-localhost', args: { address } });
  else {
    const addresses = found.map((each) => each.address).join(', ');
    steps.push({ key: 'address-found', args: { host, addresses } });
  }
}

function ask<Found>(search: Search, question: Promise<readonly Found[]>): Promise<Outcome<readonly Found[]>> {
  return withinTime(question, lookupLimits.services, search.clock);
}

function tellServices(steps: Note[], service: string, outcome: Outcome<readonly Service[]>): void {
  tell(steps, 'srv', service, outcome, ({ priority, weight, port, name }) => [priority, weight, port, name].join(' '));
}

/** What was asked, and what came. */
function tell<Found>(
  steps: Note[],
  type: 'naptr' | 'srv',
  name: string,
  outcome: Outcome<readonly Found[]>,
  inWords: (record: Found) => string,
): void {
  const [state, args]: readonly ['late' | 'failed' | 'none' | 'found', Note['args']] =
    'late' in outcome
      ? ['late', { seconds: outcome.late / 1000 }]
      : 'failed' in outcome
        ? ['failed', { code: outcome.failed }]
        : outcome.found.length === 0
          ? ['none', {}]
          : ['found', { records: outcome.found.map(inWords).join('; ') }];
  const key: NoteKey = `${type}-${state}`;
  steps.push({ key, args: { name, ...args } });
}
