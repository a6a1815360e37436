/** What the parts of a URI say: who is meant, at which host, and what its port has to do with how it is found. */

import { schemeOf } from '../../sip/schemes.ts';
import { type BlockOffset, type Token, tokenOf, touches } from '../../sip/span.ts';
import { transportNamed } from '../../sip/transports.ts';
import { code } from '../markdown.ts';
import type { LooseParam, UriPlace } from '../value-place.ts';
import { addressRemark, nameRemark } from './hosts.ts';
import { type Reading, type Remark, readingOf } from './reading.ts';

/** What is under a place in what stands before the parameters of a URI. `isTarget` is true where a request is sent to it. */
export function uriReading(
  text: string,
  { token, uri }: UriPlace,
  offset: BlockOffset,
  isTarget: boolean,
): Reading | undefined {
  const scheme = schemeOf(token.text)?.name;
  if (scheme === undefined || token.text.includes('{{')) return undefined;
  const rest = tokenOf(text, token.start + scheme.length + 1, token.end);
  if (offset < rest.start) return undefined;
  if (scheme === 'tel') return readingOf('number', rest, numberRemarks(rest.text, uri.params), 'RFC 3966 §5.1');
  if (scheme !== 'sip' && scheme !== 'sips') return undefined;
  const parts = partsOf(text, rest);
  const { user, password, host, port } = parts;
  if (user !== undefined && touches(user, offset)) return userReading(user, host, uri.params);
  if (password !== undefined && touches(password, offset))
    return readingOf('password', { ...password, text: '…' }, [{ key: 'password' }], 'RFC 3261 §19.1.1');
  if (touches(host, offset)) return hostReading(host, port, uri.params, isTarget);
  return port === undefined || !touches(port, offset) ? undefined : portReading(port, scheme, uri.params, isTarget);
}

interface UriParts {
  readonly user: Token | undefined;
  readonly password: Token | undefined;
  readonly host: Token;
  readonly port: Token | undefined;
}

/** RFC 3261 §19.1.1: the user part may hold `;` and `?`, so that the last `@` ends it. */
function partsOf(text: string, { start, end, text: written }: Token): UriParts {
  const at = written.lastIndexOf('@');
  const userEnd = start + Math.max(at, 0);
  const colon = at === -1 ? -1 : written.slice(0, at).indexOf(':');
  const hostStart = start + at + 1;
  const [host = ''] = /^(?:\[[^\]]*\]?|[^:]*)/u.exec(text.slice(hostStart, end)) ?? [];
  const portStart = hostStart + host.length + 1;
  return {
    user: at === -1 ? undefined : tokenOf(text, start, colon === -1 ? userEnd : start + colon),
    password: colon === -1 ? undefined : tokenOf(text, start + colon + 1, userEnd),
    host: tokenOf(text, hostStart, hostStart + host.length),
    port: portStart > end ? undefined : tokenOf(text, portStart, end),
  };
}

function userReading(user: Token, host: Token, params: readonly LooseParam[]): Reading | undefined {
  const [head = '', ...behind] = user.text.split(';');
  const isNumber = /^\+?[\d\-.()]+$/u.test(head) && (head.startsWith('+') || isPhone(params) || behind.length > 0);
  const remarks = isNumber ? numberRemarks(head, [], behind) : [userRemark(user.text, host.text)];
  return readingOf('user', user, [...remarks, plainRemark(user.text)], isNumber ? 'RFC 3966 §5.1' : 'RFC 3261 §19.1.1');
}

function isPhone(params: readonly LooseParam[]): boolean {
  return paramValue(params, 'user')?.toLowerCase() === 'phone';
}

function userRemark(user: string, host: string): Remark {
  if (user.toLowerCase() === 'anonymous') return { key: 'user-anonymous' };
  // GB/T 28181: devices have numbers of 20 digits, which say where they are and what.
  const [, centre, industry, type, network, serial] = /^(\d{8})(\d\d)(\d{3})(\d)(\d{6})$/u.exec(user) ?? [];
  if (
    centre !== undefined &&
    industry !== undefined &&
    type !== undefined &&
    network !== undefined &&
    serial !== undefined
  )
    return { key: 'user-device', args: { centre, industry, type, network, serial } };
  return { key: 'user', args: { host: code(host) } };
}

/** RFC 3261 §19.1.2: an escaped character counts as itself. */
function plainRemark(user: string): Remark | undefined {
  if (!/%[\da-f]{2}/iu.test(user)) return undefined;
  try {
    return { key: 'unescaped', args: { text: code(decodeURIComponent(user)) } };
  } catch {
    return undefined;
  }
}

/** RFC 3966 §5.1.4 and §5.1.5: a number is either global or means something in a context. */
function numberRemarks(
  number: string,
  params: readonly LooseParam[],
  behind: readonly string[] = [],
): readonly Remark[] {
  const digits = number.replaceAll(/\D/gu, '').length;
  if (number.startsWith('+')) return [{ key: digits > 15 ? 'number-long' : 'number-global', args: { digits } }];
  const inUser = behind.find((each) => /^phone-context=/iu.test(each))?.slice('phone-context='.length);
  const context = paramValue(params, 'phone-context') ?? inUser;
  return [context === undefined ? { key: 'number-open' } : { key: 'number-local', args: { context: code(context) } }];
}

function hostReading(
  host: Token,
  port: Token | undefined,
  params: readonly LooseParam[],
  isTarget: boolean,
): Reading | undefined {
  const address = addressRemark(host.text);
  if (address !== undefined) return readingOf('host', host, [address]);
  const found = isTarget ? lookupRemark(port, params) : { key: 'host-home' };
  return readingOf('host', host, [found, nameRemark(host.text)], isTarget ? 'RFC 3263 §4' : 'RFC 3261 §19.1.1');
}

/** RFC 3263 §4.1, §4.2: a port, or a transport, makes some of the questions needless. */
function lookupRemark(port: Token | undefined, params: readonly LooseParam[]): Remark {
  if (port !== undefined) return { key: 'lookup-addresses' };
  return { key: paramValue(params, 'transport') === undefined ? 'lookup-all' : 'lookup-services' };
}

function portReading(
  port: Token,
  scheme: string,
  params: readonly LooseParam[],
  isTarget: boolean,
): Reading | undefined {
  const named = transportNamed(paramValue(params, 'transport') ?? '')?.name;
  const usual = usualPort(scheme === 'sips', named);
  if (port.text !== String(usual))
    return readingOf('port', port, [{ key: 'port-other', args: { usual } }], 'RFC 3263 §4.2');
  return readingOf('port', port, [{ key: isTarget ? 'port-usual-target' : 'port-usual' }], 'RFC 3261 §19.1.4');
}

function usualPort(isSecure: boolean, transport: string | undefined): number {
  const secured = transportNamed(transport ?? 'tcp')?.secured;
  const name = isSecure ? (secured ?? 'tls') : (transport ?? 'udp');
  return transportNamed(name)?.defaultPort ?? 5060;
}

function paramValue(params: readonly LooseParam[], wanted: string): string | undefined {
  return params.find(({ name }) => name.text.toLowerCase() === wanted)?.value?.text;
}
