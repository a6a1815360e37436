/** Where a message goes, each step on the way explained: RFC 3261 §8.1.2 and §16.6, RFC 3263. */

import { isIP } from 'node:net';
import { Route as RouteField } from '../sip/headers/route.ts';
import { transportNamed } from '../sip/transports.ts';
import { textOf } from './bytes.ts';
import { type Clock, realClock } from './clock.ts';
import { isLoose } from './dialog.ts';
import { elementsOf, topmostVia } from './fields.ts';
import { sourceAddress } from './local.ts';
import { addressOf, sipUriOf } from './loose.ts';
import { firstService, lookupLimits, type Names, systemNames, withinTime } from './names.ts';
import type { Note, Preparation, Refusal, Route, TransportName } from './outgoing.ts';
import { reachOf, unfitness, withoutMapping } from './reach.ts';
import { isRequest, type RequestMessage, readMessage } from './received.ts';
import { type Target, targetOf, targetOfUri } from './target.ts';
import { isTransportName, transports } from './transport/index.ts';

export interface RouteOptions {
  readonly clock?: Clock;
  readonly names?: Names;
}

/** Where a message goes, or why it is refused. A name is looked up, but nothing is sent. */
export async function routeOf(question: Preparation, options: RouteOptions = {}): Promise<Route | Refusal> {
  const steps: Note[] = [];
  const text = textOf(question.bytes);
  const chosen = chooseTarget(question, text, steps);
  if ('refused' in chosen) return chosen;
  const message = readMessage(text);
  const viaTransport = topmostVia(message)?.transport.toLowerCase();
  // RFC 3261 §8.1.2: a SIPS Request-URI is for the whole way, whatever the next hop is called.
  const isSips =
    isSipsRequest(text) &&
    (chosen.transport === undefined || steps.some(({ key }) => key === 'by-route' || key === 'by-strict-route'));
  return resolve(isSips ? { ...chosen, isSips } : chosen, viaTransport, steps, options);
}

/** Where a request goes whose next hop is a URI, as ACK and BYE do: by RFC 3263. */
export function routeOfUri(uri: string, options: RouteOptions = {}): Promise<Route | Refusal> {
  const target = targetOfUri(uri);
  const steps: Note[] = [{ key: 'by-request-uri', args: { target: uri } }];
  if (target === undefined)
    return Promise.resolve({ refused: { key: 'target-malformed', args: { target: uri } }, steps });
  return resolve(target, undefined, steps, options);
}

function chooseTarget({ directive, setting }: Preparation, text: string, steps: Note[]): Target | Refusal {
  const message = readMessage(text);
  if (message.startLine.kind === 'response') return { refused: { key: 'response-alone', args: {} }, steps };
  if (directive !== undefined) return taken('by-directive', directive, targetOf(directive), steps);
  if (!isRequest(message)) {
    return setting === undefined
      ? { refused: { key: 'not-a-request', args: {} }, steps }
      : taken('by-setting', setting, targetOf(setting), steps);
  }
  const route = firstRoute(message);
  if (route !== undefined) {
    // RFC 3261 §8.1.2: a first route without lr is a strict router, and the message goes to it all the same.
    return taken(isLoose(route) ? 'by-route' : 'by-strict-route', route, targetOfUri(addressOf(route).uri), steps);
  }
  if (setting !== undefined) return taken('by-setting', setting, targetOf(setting), steps);
  const uri = message.startLine.uri.text;
  return taken('by-request-uri', uri, targetOfUri(uri), steps);
}

function isSipsRequest(text: string): boolean {
  const { startLine } = readMessage(text);
  return startLine.kind === 'request' && sipUriOf(startLine.uri.text)?.scheme === 'sips';
}

function firstRoute(message: RequestMessage): string | undefined {
  return elementsOf(message, RouteField)[0];
}

function taken(key: Note['key'], text: string, target: Target | undefined, steps: Note[]): Target | Refusal {
  steps.push({ key, args: { target: text } });
  return target ?? { refused: { key: 'target-malformed', args: { target: text } }, steps };
}

async function resolve(
  target: Target,
  viaTransport: string | undefined,
  steps: Note[],
  options: RouteOptions,
): Promise<Route | Refusal> {
  const transport = chooseTransport(target, viaTransport, steps);
  if (transport === undefined) {
    const key = target.isSips === true && target.transport === 'udp' ? 'sips-needs-tls' : 'transport-unsupported';
    return { refused: { key, args: { transport: target.transport ?? '' } }, steps };
  }
  const { host, port } = await choosePlace(target, transport, steps, options);
  const address = await chooseAddress(host, port, steps, options);
  if (typeof address !== 'string') return { refused: address, steps };
  const unfit = unfitness(address);
  if (unfit !== undefined) return { refused: { key: unfit, args: { target: address, address } }, steps };
  // RFC 3263 §4 and RFC 5922 §7.3: whatever was looked up on the way, the certificate is for what was asked for.
  const { secure, web } = transports[transport];
  const name = (secure || web) && isIP(target.host) === 0 ? { name: target.host } : {};
  const path = web && target.path !== undefined ? { path: target.path } : {};
  return {
    destination: { transport, address, port, ...name, ...path },
    host: target.host,
    reach: reachOf(address),
    steps,
  };
}

/** RFC 3263 §4.1. A target that names no transport leaves it to the Via, since an answer takes the transport that the Via names (RFC 3261 §18.2.2). */
function chooseTransport(target: Target, viaTransport: string | undefined, steps: Note[]): TransportName | undefined {
  if (target.isSips === true) {
    const transport = transportNamed(target.transport ?? 'tcp')?.secured;
    if (transport !== undefined) steps.push({ key: 'transport-of-sips', args: { transport } });
    return transport;
  }
  if (target.transport !== undefined) {
    steps.push({ key: 'transport-named', args: { transport: target.transport } });
    return isTransportName(target.transport) ? target.transport : undefined;
  }
  if (viaTransport !== undefined && isTransportName(viaTransport)) {
    steps.push({ key: 'transport-of-via', args: { transport: viaTransport } });
    return viaTransport;
  }
  steps.push({ key: 'transport-default', args: { transport: 'udp' } });
  return 'udp';
}

/** RFC 3263 §4.2: a name without a port may have services, which name host and port. */
async function choosePlace(
  { host, port, path }: Target,
  transport: TransportName,
  steps: Note[],
  { clock = realClock, names = systemNames }: RouteOptions,
): Promise<{ readonly host: string; readonly port: number }> {
  const { defaultPort, service: prefix, web } = transports[transport];
  if (port !== undefined) {
    steps.push({ key: 'port-named', args: { port } });
    return { host, port };
  }
  const service = `${prefix}.${host}`;
  // RFC 6455 §3: a WebSocket URI has no services; its port is that of HTTP.
  const hasServices = isName(host) && !(web && path !== undefined);
  const found = hasServices ? await withinTime(names.services(service), lookupLimits.services, clock) : [];
  const first = typeof found === 'string' ? undefined : firstService(found);
  if (first === undefined) {
    steps.push({ key: 'port-default', args: { port: defaultPort } });
    return { host, port: defaultPort };
  }
  steps.push({ key: 'by-service', args: { service, host: first.name, port: first.port } });
  return { host: first.name, port: first.port };
}

/** True of what has to be looked up. */
function isName(host: string): boolean {
  return isIP(host) === 0 && !isLocalhost(host);
}

/** RFC 6761 §6.3: localhost is always this machine, and nobody is asked. */
function isLocalhost(host: string): boolean {
  return /^localhost\.?$/i.test(host);
}

async function chooseAddress(host: string, port: number, steps: Note[], options: RouteOptions): Promise<string | Note> {
  if (isIP(host) !== 0) {
    steps.push({ key: 'address-numeric', args: { address: host } });
    return withoutMapping(host);
  }
  if (isLocalhost(host)) {
    steps.push({ key: 'address-localhost', args: { address: '127.0.0.1' } });
    return '127.0.0.1';
  }
  const { clock = realClock, names = systemNames } = options;
  const { milliseconds } = lookupLimits;
  const found = await withinTime(names.addresses(host), milliseconds, clock);
  if (found === 'late') return { key: 'lookup-too-slow', args: { host, seconds: milliseconds / 1000 } };
  if (found === 'failed') return { key: 'address-not-found', args: { host } };
  const addresses = found.slice(0, lookupLimits.records).map(withoutMapping);
  const address = await firstReachable(addresses, port);
  if (address === undefined) return { key: 'address-not-found', args: { host } };
  steps.push({ key: 'address-found', args: { host, address, addresses: addresses.join(', ') } });
  return address;
}

/** The first address to which the system knows a way; without any, the first, so that the failure is told where it happens. */
async function firstReachable(addresses: readonly string[], port: number): Promise<string | undefined> {
  for (const address of addresses) {
    const own = await sourceAddress({ address, port }).catch(() => undefined);
    if (own !== undefined) return address;
  }
  return addresses[0];
}
