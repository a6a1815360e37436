/** The URI schemes that appear in SIP messages, and what each is good for there. */

export interface Scheme {
  /** The scheme, or for URNs also the namespace after it: `urn:service`. Comparison ignores case: RFC 3986 §3.1. */
  readonly name: string;
  readonly spec: string;
  /** How it is written; `<…>` is to be filled in, `[…]` may be left out. */
  readonly form: string;
  /** The port that a URI without one means. */
  readonly defaultPort?: number;
  /** Whether a request may be addressed to it, so that it may stand as a Request-URI. */
  readonly request: boolean;
  /** Removed by a later RFC. */
  readonly historic?: true;
}

export const schemes = [
  {
    name: 'sip',
    spec: 'RFC 3261 §19.1',
    form: 'sip:[<user>@]<host>[:<port>][;<parameters>][?<headers>]',
    defaultPort: 5060,
    request: true,
  },
  {
    name: 'sips',
    spec: 'RFC 3261 §19.1',
    form: 'sips:[<user>@]<host>[:<port>][;<parameters>][?<headers>]',
    defaultPort: 5061,
    request: true,
  },
  { name: 'tel', spec: 'RFC 3966 §3', form: 'tel:+<digits>', request: true },
  { name: 'urn', spec: 'RFC 8141 §2', form: 'urn:<namespace>:<name>', request: true },
  { name: 'urn:service', spec: 'RFC 5031 §3', form: 'urn:service:sos[.<kind>]', request: true },
  { name: 'urn:uuid', spec: 'RFC 9562 §4', form: 'urn:uuid:<uuid>', request: false },
  { name: 'urn:gsma', spec: 'RFC 7254 §3', form: 'urn:gsma:imei:<imei>', request: false },
  { name: 'urn:urn-7', spec: 'RFC 6050 §4.4', form: 'urn:urn-7:3gpp-service.<identifier>', request: false },
  { name: 'im', spec: 'RFC 3860', form: 'im:<user>@<domain>', request: true },
  { name: 'pres', spec: 'RFC 3859', form: 'pres:<user>@<domain>', request: true },
  { name: 'h323', spec: 'RFC 3508 §2', form: 'h323:<user>@<host>', request: true },
  { name: 'mailto', spec: 'RFC 6068 §2', form: 'mailto:<address>', request: false },
  { name: 'http', spec: 'RFC 9110 §4.2.1', form: 'http://<host>/<path>', defaultPort: 80, request: false },
  { name: 'https', spec: 'RFC 9110 §4.2.2', form: 'https://<host>/<path>', defaultPort: 443, request: false },
  { name: 'cid', spec: 'RFC 2392 §2', form: 'cid:<content-id>', request: false },
  { name: 'data', spec: 'RFC 2397 §2', form: 'data:[<media type>][;base64],<data>', request: false },
  { name: 'geo', spec: 'RFC 5870 §3', form: 'geo:<latitude>,<longitude>', request: false },
  { name: 'xmpp', spec: 'RFC 5122 §2.2', form: 'xmpp:<user>@<domain>', request: false },
  { name: 'msrp', spec: 'RFC 4975 §6', form: 'msrp://<host>:<port>/<session>;tcp', request: false },
  { name: 'msrps', spec: 'RFC 4975 §6', form: 'msrps://<host>:<port>/<session>;tcp', request: false },
  { name: 'fax', spec: 'RFC 2806 §2.3', form: 'fax:+<digits>', request: false, historic: true },
  { name: 'modem', spec: 'RFC 2806 §2.4', form: 'modem:+<digits>', request: false, historic: true },
] as const satisfies readonly Scheme[];

const byName: ReadonlyMap<string, Scheme> = new Map(schemes.map((scheme) => [scheme.name, scheme]));

export function schemeNamed(name: string): Scheme | undefined {
  return byName.get(name.toLowerCase());
}

/** The scheme that a URI begins with; for a URN its namespace where that is known. */
export function schemeOf(uri: string): Scheme | undefined {
  const [scheme = '', namespace] = uri.split(':', 2);
  return schemeNamed(`${scheme}:${namespace}`) ?? (namespace === undefined ? undefined : schemeNamed(scheme));
}
