/** The spellings of a target, as `# @target` and the settings have them: `udp:host:port`, `tls://host:5061`, `wss://host/path`, `sip:host;transport=tcp`, `host`, `host:port`. */

import { isIPv6 } from 'node:net';
import { foreignTransports, transportList, transportNamed } from '../sip/transports.ts';
import { hostPortOf, isPort, sipUriOf } from './loose.ts';

export interface Target {
  /** As it is named, in lower case; not every name can be sent over. */
  readonly transport?: string;
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port?: number;
  /** What follows the place where a WebSocket is meant, from its slash on. */
  readonly path?: string;
  /** True of a SIPS URI: RFC 3261 §26.2.2 wants TLS all the way. */
  readonly isSips?: true;
}

/** What may stand before a place: also what nothing can be sent over, so that it can be said. */
const schemed = new RegExp(
  `^(${[...transportList, ...foreignTransports].map(({ name }) => name).join('|')}):(.*)$`,
  'i',
);

/** What a target says; nothing when it cannot be read. */
export function targetOf(text: string): Target | undefined {
  const trimmed = text.trim();
  if (/^sips?:/i.test(trimmed)) return targetOfUri(trimmed);
  const [, transport, rest = trimmed] = schemed.exec(trimmed) ?? [];
  const [, slashes = '', named = '', path = ''] = /^(\/\/)?([^/?]*)(.*)$/.exec(rest) ?? [];
  const place = placeOf(named);
  if (place === undefined || !isPath(path)) return undefined;
  if (transport === undefined) return place;
  return {
    transport: transport.toLowerCase(),
    ...place,
    ...(transportNamed(transport)?.web === true ? pathOf(path, slashes) : {}),
  };
}

/** Where a SIP URI points: RFC 3263 §4, `maddr` before the host. */
export function targetOfUri(text: string): Target | undefined {
  const uri = sipUriOf(text);
  if (uri === undefined) return undefined;
  const host = bare(uri.params.get('maddr') ?? uri.host);
  if (!isHost(host)) return undefined;
  const named = uri.params.get('transport')?.toLowerCase();
  return {
    host,
    ...(named === undefined || named === '' ? {} : { transport: named }),
    ...(uri.scheme === 'sips' ? { isSips: true } : {}),
    ...(uri.port === undefined ? {} : { port: uri.port }),
  };
}

function placeOf(text: string): Target | undefined {
  if (isIPv6(text)) return { host: text };
  const [, host = ''] = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(text) ?? [];
  const port = text.slice(host.length + 1);
  const isBracketed = host.startsWith('[');
  if (isBracketed !== isIPv6(bare(host)) || !isHost(bare(host)) || (port !== '' && !isPort(port))) return undefined;
  return hostPortOf(text);
}

/** RFC 3986 §3.3 and §3.4: what an HTTP request can ask for. */
function isPath(text: string): boolean {
  return /^[!$%&'()*+,./0-9:;=?@A-Z_a-z~-]*$/.test(text);
}

/** RFC 6455 §3: a WebSocket URI without a path, or with a query alone, is one of the root. */
function pathOf(text: string, slashes: string): Pick<Target, 'path'> {
  if (text === '' && slashes === '') return {};
  return { path: text.startsWith('/') ? text : `/${text}` };
}

function isHost(host: string): boolean {
  return isIPv6(host) || /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?$/i.test(host);
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
