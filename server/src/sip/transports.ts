/** The transports of SIP: how each is called where, and what it does for a message. Those that can be sent over have their sockets in `ua/transport/`. */

export interface Transport {
  /** As targets, settings and events call it. */
  readonly name: string;
  /** How the Via calls it: RFC 3261 §25.1. */
  readonly viaName: string;
  /** Its value in `;transport=` of a URI; absent where no URI names it so. */
  readonly uriName?: string;
  readonly spec: string;
  readonly defaultPort: number;
  /** What stands before a domain where its servers are looked up: RFC 3263 §4.2. */
  readonly service: string;
  /** How a NAPTR record calls it: RFC 3263 §4.1 and §9, RFC 7118 §10.2. */
  readonly naptr: string;
  /** True when the peer proves by a certificate who it is. */
  readonly secure: boolean;
  /** RFC 3261 §17: nothing is repeated, and some timers are zero. */
  readonly reliable: boolean;
  /** True when Content-Length alone tells where a message ends: RFC 3261 §18.3. */
  readonly stream: boolean;
  /** True of HTTP's upgrade: the target may have a path, the server is told its name, and a domain without records is not searched for it. */
  readonly web: boolean;
  /** What it is in a SIPS URI: RFC 3261 §26.2.2, RFC 7118 §5.2. Absent where it can never be secure. */
  readonly secured?: string;
  /** How a target names it; `‹…›` is to be filled in. */
  readonly target: string;
}

/** Those that can be sent over. Where a domain offers several and prefers none, the first is taken. */
const sendable = [
  {
    name: 'udp',
    viaName: 'UDP',
    uriName: 'udp',
    spec: 'RFC 3261 §18',
    defaultPort: 5060,
    service: '_sip._udp',
    naptr: 'SIP+D2U',
    secure: false,
    reliable: false,
    stream: false,
    web: false,
    target: 'udp:‹127.0.0.1›:‹5060›',
  },
  {
    name: 'tcp',
    viaName: 'TCP',
    uriName: 'tcp',
    spec: 'RFC 3261 §18',
    defaultPort: 5060,
    secured: 'tls',
    service: '_sip._tcp',
    naptr: 'SIP+D2T',
    secure: false,
    reliable: true,
    stream: true,
    web: false,
    target: 'tcp:‹127.0.0.1›:‹5060›',
  },
  {
    // RFC 3261 §26.2.2: `transport=tls` is deprecated, and means the same.
    name: 'tls',
    viaName: 'TLS',
    uriName: 'tls',
    spec: 'RFC 3261 §26.3.1',
    defaultPort: 5061,
    secured: 'tls',
    service: '_sips._tcp',
    naptr: 'SIPS+D2T',
    secure: true,
    reliable: true,
    stream: true,
    web: false,
    target: 'tls:‹example.com›:‹5061›',
  },
  {
    name: 'ws',
    viaName: 'WS',
    uriName: 'ws',
    spec: 'RFC 7118',
    defaultPort: 80,
    secured: 'wss',
    service: '_sip._ws',
    naptr: 'SIP+D2W',
    secure: false,
    reliable: true,
    stream: false,
    web: true,
    target: 'ws://‹127.0.0.1›:‹8080›/‹ws›',
  },
  {
    name: 'wss',
    viaName: 'WSS',
    spec: 'RFC 7118',
    defaultPort: 443,
    secured: 'wss',
    service: '_sips._ws',
    naptr: 'SIPS+D2W',
    secure: true,
    reliable: true,
    stream: false,
    web: true,
    target: 'wss://‹example.com›/‹ws›',
  },
] as const satisfies readonly Transport[];

export type TransportName = (typeof sendable)[number]['name'];

export interface SendableTransport extends Transport {
  readonly name: TransportName;
  readonly secured?: TransportName;
}

export const transportList: readonly SendableTransport[] = sendable;

/** By the name that targets and events use. */
export const transports = Object.fromEntries(transportList.map((each) => [each.name, each])) as Readonly<
  Record<TransportName, SendableTransport>
>;

/** Those that SIP knows and nothing here can send over: RFC 4168. */
export const foreignTransports = [
  { name: 'sctp', viaName: 'SCTP', uriName: 'sctp' },
  { name: 'tls-sctp', viaName: 'TLS-SCTP' },
] as const;

/** What `;transport=` may say. */
export const transportUriNames: readonly string[] = [...sendable, ...foreignTransports].flatMap((each) =>
  'uriName' in each ? [each.uriName] : [],
);

export function transportNamed(name: string): SendableTransport | undefined {
  return transportList.find((each) => each.name === name.toLowerCase());
}

/** What `;transport=` says for it. RFC 7118 §5.2: a secure WebSocket is called what the other is. */
export function uriNameOf(transport: SendableTransport): string | undefined {
  return transport.uriName ?? transportList.find(({ secured }) => secured === transport.name)?.uriName;
}

/** The transport that a Via names, in any case. */
export function transportOfVia(viaName: string): SendableTransport | undefined {
  return transportList.find((each) => each.viaName === viaName.toUpperCase());
}

export function isTransportName(name: string): name is TransportName {
  return transportNamed(name)?.name === name;
}
