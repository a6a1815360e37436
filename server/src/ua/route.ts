/** Where a message goes, each step on the way explained: RFC 3261 §8.1.2 and §16.6, RFC 3263. */

import { isIP } from 'node:net';
import { Route as RouteField } from '../sip/headers/route.ts';
import { isTransportName, transportNamed, transportOfVia, transports } from '../sip/transports.ts';
import { biggestDatagram } from './answer.ts';
import { textOf } from './bytes.ts';
import { isLoose } from './dialog.ts';
import { elementsOf, topmostVia } from './fields.ts';
import { isName, type LocateOptions, locate, type Places } from './locate.ts';
import { addressOf, sipUriOf } from './loose.ts';
import type { Destination, Note, Preparation, Reach, Refusal, Route } from './outgoing.ts';
import { reachOf, unfitness } from './reach.ts';
import { isRequest, type RequestMessage, readMessage } from './received.ts';
import { type Target, targetOf, targetOfUri } from './target.ts';

export type RouteOptions = LocateOptions;

/** Where a message goes, or why it is refused. A name is looked up, but nothing is sent. */
export async function routeOf(question: Preparation, options: RouteOptions = {}): Promise<Route | Refusal> {
  const steps: Note[] = [];
  const text = textOf(question.bytes);
  const chosen = chooseTarget(question, text, steps);
  if ('refused' in chosen) return chosen;
  const message = readMessage(text);
  // Where the Via is written anew, or takes whatever there is, the domain decides as long as it says something.
  const viaTransport = question.viaIsOpen === true && isDomain(chosen) ? undefined : topmostVia(message)?.transport;
  // RFC 3261 §8.1.2: a SIPS Request-URI is for the whole way, whatever the next hop is called.
  const isSips =
    isSipsRequest(text) &&
    (chosen.transport === undefined || steps.some(({ key }) => key === 'by-route' || key === 'by-strict-route'));
  return resolve(isSips ? { ...chosen, isSips } : chosen, viaTransport, question.bytes.length, steps, options);
}

/** Where a request goes whose next hop is a URI, as ACK and BYE do: by RFC 3263. */
export function routeOfUri(uri: string, options: RouteOptions = {}): Promise<Route | Refusal> {
  const target = targetOfUri(uri);
  const steps: Note[] = [{ key: 'by-request-uri', args: { target: uri } }];
  if (target === undefined)
    return Promise.resolve({ refused: { key: 'target-malformed', args: { target: uri } }, steps });
  return resolve(target, undefined, 0, steps, options);
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

/** True of a target that leaves the transport to what its domain says. */
function isDomain({ host, port, transport }: Target): boolean {
  return transport === undefined && port === undefined && isName(host);
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
  size: number,
  steps: Note[],
  options: RouteOptions,
): Promise<Route | Refusal> {
  const transport = chooseTransport(target, viaTransport, size, steps);
  if (transport === undefined) {
    const key = target.isSips === true && target.transport === 'udp' ? 'sips-needs-tls' : 'transport-unsupported';
    return { refused: { key, args: { transport: target.transport ?? '' } }, steps };
  }
  const located = await locate(target, transport, steps, options);
  return 'key' in located ? { refused: located, steps } : routeTo(target, located, steps);
}

function routeTo(target: Target, { transport, places }: Places, steps: Note[]): Route | Refusal {
  const { secure, web } = transports[transport];
  // RFC 3263 §4 and RFC 5922 §7.3: whatever was looked up on the way, the certificate is for what was asked for.
  const name = (secure || web) && isIP(target.host) === 0 ? { name: target.host } : {};
  const path = web && target.path !== undefined ? { path: target.path } : {};
  const fit = places.filter(({ address }) => unfitness(address) === undefined);
  const [destination, ...alternatives] = fit.map((place): Destination => ({ transport, ...place, ...name, ...path }));
  if (destination === undefined) {
    const [{ address } = { address: '' }] = places;
    return { refused: { key: unfitness(address) ?? 'target-malformed', args: { target: address, address } }, steps };
  }
  return {
    destination,
    alternatives,
    host: target.host,
    reach: widest(fit.map(({ address }) => reachOf(address))),
    steps,
  };
}

/** How far a message may come, since the next address is tried where the first one fails. */
function widest(reaches: readonly Reach[]): Reach {
  return (['public', 'private'] as const).find((reach) => reaches.includes(reach)) ?? 'loopback';
}

/** RFC 3263 §4.1. A target that names no transport leaves it to the Via that is written, since an answer takes the transport that the Via names (RFC 3261 §18.2.2); and then to the domain. */
function chooseTransport(
  target: Target,
  viaTransport: string | undefined,
  size: number,
  steps: Note[],
): Parameters<typeof locate>[1] | undefined {
  const { isSips = false } = target;
  if (target.transport !== undefined) {
    const known = isSips ? transportNamed(target.transport)?.secured : target.transport;
    if (known === undefined || !isTransportName(known)) {
      if (!isSips) steps.push({ key: 'transport-named', args: { transport: target.transport } });
      return undefined;
    }
    steps.push({ key: isSips ? 'transport-of-sips' : 'transport-named', args: { transport: known } });
    return { known };
  }
  const ofVia = viaTransport === undefined ? undefined : transportOfVia(viaTransport)?.name;
  if (isSips) {
    const because: Note = { key: 'transport-of-sips', args: { transport: 'tls' } };
    if (ofVia === undefined) return { usual: 'tls', because };
    steps.push(because);
    return { known: 'tls' };
  }
  if (ofVia !== undefined) {
    steps.push({ key: 'transport-of-via', args: { transport: ofVia } });
    return { known: ofVia };
  }
  // RFC 3261 §18.1.1: what is too big for a datagram goes over a stream.
  const usual = size > biggestDatagram ? 'tcp' : 'udp';
  const key = usual === 'tcp' ? 'transport-by-size' : 'transport-default';
  return { usual, because: { key, args: { transport: usual, size } } };
}
