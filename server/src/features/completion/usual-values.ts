/** What header fields and parameters usually hold, as far as no table says it. Templates stand where a value must be new with each send, `‹…›` around what is to be filled in. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { looseElements } from '../value-place.ts';

/** The usual values of a header field in a message, the likeliest first. */
export function usualValues(header: string, message: Message | undefined): readonly string[] {
  const method = message?.startLine.kind === 'request' ? message.startLine.method.text : undefined;
  switch (header) {
    case 'CSeq':
      return method === undefined ? [] : [`1 ${method}`, `{{$cseq}} ${method}`];
    case 'Authorization':
    case 'Proxy-Authorization':
      return [digest(requestUri(message) ?? 'sip:example.com')];
    case 'Contact':
      return method === 'REGISTER' ? [...contacts, '*'] : contacts;
    case 'Content-Length':
      return (message?.body?.text ?? '').trim() === '' ? ['0', '{{$contentLength}}'] : ['{{$contentLength}}', '0'];
    default:
      return values[header] ?? [];
  }
}

const via = '{{$localIp}}:{{$localPort}};rport;branch={{$branch}}';
const contacts = ['<sip:‹alice›@{{$localIp}}:{{$localPort}}>'];
const person = ['<sip:‹alice›@‹example.com›>', '"‹Alice›" <sip:‹alice›@‹example.com›>', '<tel:+‹12015550123›>'];
const proxy = ['<sip:‹proxy.example.com›;lr>'];
const mediaTypes = [
  'application/sdp',
  'text/plain',
  'message/cpim',
  'message/sipfrag;version=2.0',
  'application/pidf+xml',
  'application/simple-message-summary',
  'application/dtmf-relay',
  'multipart/mixed;boundary=‹boundary1›',
];

function digest(uri: string): string {
  return `Digest username="‹alice›", realm="‹example.com›", nonce="‹nonce›", uri="‹${uri}›", response="‹response›", algorithm=MD5`;
}

const challenge = 'Digest realm="‹example.com›", nonce="‹nonce›", algorithm=‹MD5›, qop="auth"';

const values: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/sdp', ...mediaTypes.slice(1)],
  'Accept-Language': ['en', 'en-GB, en;q=0.8', 'zh-CN'],
  // RFC 7462: tones by what they mean, whatever they sound like.
  'Alert-Info': [
    '<urn:alert:‹source:internal›>',
    '<urn:alert:‹service:call-waiting›>',
    '<https://‹www.example.com/ring.wav›>',
  ],
  Allow: ['INVITE, ACK, CANCEL, BYE, OPTIONS'],
  'Call-ID': ['{{$callId}}@{{$localIp}}', '{{$callId}}'],
  'Content-Language': ['en', 'zh-CN', 'fr'],
  'Content-Type': mediaTypes,
  Date: ['{{$datetime rfc1123}}'],
  // RFC 5806 §9.1.
  Diversion: ['unconditional', 'user-busy', 'no-answer'].map((reason) => `<sip:‹bob›@‹example.com›>;reason=${reason}`),
  Expires: ['3600', '600', '0'],
  From: [
    '<sip:‹alice›@‹example.com›>;tag={{$tag}}',
    '"‹Alice›" <sip:‹alice›@‹example.com›>;tag={{$tag}}',
    '<tel:+‹12015550123›>;tag={{$tag}}',
  ],
  'Max-Forwards': ['70'],
  'MIME-Version': ['1.0'],
  'Min-Expires': ['60'],
  'Min-SE': ['90'],
  'P-Asserted-Identity': person,
  'P-Preferred-Identity': person,
  Path: proxy,
  'Proxy-Authenticate': [challenge],
  Reason: ['Q.850;cause=‹16›;text="‹Normal call clearing›"', 'SIP;cause=‹200›;text="‹Call completed elsewhere›"'],
  'Record-Route': proxy,
  'Refer-Sub': ['false', 'true'],
  'Refer-To': ['<sip:‹carol›@‹example.com›>'],
  'Referred-By': person,
  'Reply-To': person,
  'Retry-After': ['‹120›', '‹120›;duration=‹3600›'],
  Route: proxy,
  'Service-Route': proxy,
  'Session-Expires': ['1800;refresher=uac', '1800'],
  'Subscription-State': ['active;expires=3600', 'pending', 'terminated;reason=timeout'],
  To: ['<sip:‹bob›@‹example.com›>', '"‹Bob›" <sip:‹bob›@‹example.com›>', '<tel:+‹12015550123›>'],
  Via: [
    `SIP/2.0/UDP ${via}`,
    'SIP/2.0/UDP ‹192.0.2.1›:‹5060›;rport;branch=z9hG4bK‹776asdhds›',
    `SIP/2.0/TCP ${via}`,
    `SIP/2.0/TLS ${via}`,
    `SIP/2.0/WS ${via}`,
    `SIP/2.0/WSS ${via}`,
    `SIP/2.0/{{$transport}} ${via}`,
  ],
  'WWW-Authenticate': [challenge],
};

const securityParams = 'd-ver="0123456789abcdef0123456789abcdef" spi=23456789 port1=5062 port2=5064';

/** Parameters of a header field with values to be overwritten, as they stand in it, with blanks between. */
function filled(header: string, params: string): Readonly<Record<string, string>> {
  const all = params.matchAll(/(?<name>[^\s=]+)=(?<value>"[^"]*"|\S+)/gu);
  return Object.fromEntries([...all].map(({ groups }) => [`${header}/${groups?.name}`, toFill(groups?.value ?? '')]));
}

/** What a parameter usually holds in a message: RFC 7616 §3.4 has the Request-URI in credentials. */
export function usualParam(header: string, name: string, message: Message | undefined): string | undefined {
  const uri = name === 'uri' && header.endsWith('Authorization') ? requestUri(message) : undefined;
  return uri === undefined ? (usualParams[`${header}/${name}`] ?? usualParams[`*/${name}`]) : `"‹${uri}›"`;
}

function requestUri(message: Message | undefined): string | undefined {
  return message?.startLine.kind === 'request' ? message.startLine.uri.text : undefined;
}

/** The first value of the example of a header field, with what differs in each message to be filled in. */
export function exampleIn({ example, repeat }: HeaderDefinition): string {
  const elements = looseElements(example, 0, example.length);
  const [element] = elements;
  if (element === undefined || (repeat !== 'list' && elements.length > 1)) return toFill(example);
  const params = element.params.map(({ name, value }) =>
    value === undefined ? name.text : `${name.text}=${toFill(value.text)}`,
  );
  return [toFill(element.head.text), ...params].join(';');
}

/** What stands within quotes or angle brackets, or all. */
function toFill(text: string): string {
  return text.replace(/^("?<?)(.*?)(>?"?)$/u, '$1‹$2›$3');
}

/** What a parameter usually holds, by `header/parameter`, or for all header fields by `*` and its name. */
const usualParams: Readonly<Record<string, string>> = {
  // RFC 6446 §5.1: notifications per second.
  '*/adaptive-min-rate': '‹0.05›',
  '*/max-rate': '‹0.1›',
  '*/min-rate': '‹0.05›',
  // RFC 7044 §5: the index of the entry that the target was derived from.
  '*/mp': '‹1›',
  '*/np': '‹1›',
  '*/rc': '‹1›',
  ...filled('*', 'nc=00000001'),
  ...filled('Alert-Info', 'appearance=1'),
  ...filled('AlertMsg-Error', 'code=100'),
  ...filled('Call-Info', 'call-reason="Your parcel" integrity="sha256-H8BRh8j48O9oYatfu5AZzq6A9RINQZngK7T62em8MUt"'),
  ...filled('Cellular-Network-Info', 'cgi-3gpp=2340100A1B2C3'),
  ...filled('Contact', 'temp-gruu-cookie="q5n3zkd0" methods="INVITE, ACK, BYE"'),
  ...filled('Content-Type', 'version=2.0 base=etsi121'),
  ...filled('Event', 'vendor="vendor.example.com" model="Z100" version="1.2.3" effective-by=3600'),
  ...filled(
    'Feature-Caps',
    '+g.3gpp.atcf-mgmt-uri="<sip:atcf.example.com>" +g.3gpp.atcf-path="<sip:atcf.example.com;lr>" +g.3gpp.ti="1" +g.3gpp.trf="<sip:trf.example.com>" +g.3gpp.home-visited="visited.example.net" +g.3gpp.mrb="<sip:mrb.example.com>" +g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel" +g.3gpp.dynamic-stn="<tel:+12015550123>" +g.3gpp.ics="principal" +g.3gpp.registration-token="7a1b2c" +g.3gpp.dynamic-e-stn-drvcc="<tel:+12015550123>" +g.3gpp.in-call-access-update="<sip:scc.example.com>" +g.3gpp.datachannel="true" +sip.pns="fcm" +sip.vapid="BPv4key" +sip.pnspurr="00fe12ab"',
  ),
  ...filled(
    'P-Access-Network-Info',
    'cgi-3gpp=2340100A1B2C3 utran-sai-3gpp=2340100A1B2C3 i-wlan-node-id=001122334455 dsl-location="line 7" eth-location="port 7" fiber-location="port 7" gstn-location="exchange 7" ci-3gpp2=16a0b1c2d3e4 ci-3gpp2-femto=16a0b1c2d3e4 dvb-rcs2-node-id="node 7" local-time-zone="UTC+01:00" operator-specific-GI="7"',
  ),
  ...filled('P-Charging-Function-Addresses', 'ccf-2=192.0.2.9 ecf-2=192.0.2.10'),
  ...filled(
    'P-Charging-Vector',
    'term-ioi=home2.example.net transit-ioi="transit.example.net.1" related-icid=1234bc9876f related-icid-generated-at=192.0.2.8',
  ),
  ...filled(
    'P-DCS-Billing-Info',
    'rksgroup=7A1B2C3D calling="sip:alice@example.com" called="sip:bob@example.com" routing="sip:proxy.example.com" locroute="tel:+12015550123" jip="201555;jip-context=+1"',
  ),
  ...filled('P-DCS-LAES', 'bcid=7A1B2C3D cccid=7A1B2C3D key=7A1B2C3D'),
  ...filled('P-DCS-Trace-Party-ID', 'timestamp=3471292800.5'),
  ...filled('Policy-Contact', 'alt-uri="1"'),
  ...filled('Reason', 'ppi="7a1b"'),
  ...filled('Security-Client', securityParams),
  ...filled('Security-Server', securityParams),
  ...filled('Security-Verify', securityParams),
  ...filled('Via', 'received-realm="operator.example.com"'),
  '*/q': '‹0.5›',
  'Event/id': '‹1›',
  'Subscription-State/expires': '‹3600›',
  'Subscription-State/retry-after': '‹600›',
  'Via/maddr': '‹192.0.2.1›',
  // RFC 7339 §4: the share of traffic to be held back, for how many milliseconds, and which message says it.
  'Via/oc': '‹20›',
  'Via/oc-algo': '"loss"',
  'Via/oc-seq': '‹1282321615.782›',
  'Via/oc-validity': '‹500›',
  'Via/sigcomp-id': '"<urn:uuid:{{$uuid}}>"',
  'Via/ttl': '‹1›',
  // RFC 2387 §3: the type of the root part, and its Content-ID.
  'Content-Type/start': '"<‹part1@example.com›>"',
  'Content-Type/type': '"‹application/sdp›"',
  // RFC 5627 §5.3: what the registrar tells in its answer.
  'Contact/pub-gruu': '"‹sip:alice@example.com;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6›"',
  'Contact/temp-gruu': '"‹sip:tgruu.7hatz6cn-098shfyq193=@example.com;gr›"',
  'Via/branch': '{{$branch}}',
  'Via/received': '‹192.0.2.1›',
  'From/tag': '{{$tag}}',
  'Contact/expires': '‹3600›',
  'Contact/q': '‹0.5›',
  'Contact/reg-id': '‹1›',
  'Contact/+sip.instance': '"<urn:uuid:{{$uuid}}>"',
  'Contact/+g.3gpp.icsi-ref': '"‹urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel›"',
  'Accept-Contact/+g.3gpp.icsi-ref': '"‹urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel›"',
  'Reason/cause': '‹16›',
  'Reason/text': '"‹text›"',
  'Content-Type/boundary': '‹boundary1›',
  'Content-Type/charset': '‹utf-8›',
};

/** Parameters of header fields that usually stand without a value; RFC 3840 §9 leaves out that of a media feature which is true. */
export const bareParams: ReadonlySet<string> = new Set([
  'rport',
  'alias',
  'keep',
  'ob',
  'explicit',
  'require',
  'early-only',
  // As the sections have them that their definitions name.
  ...'include-session-description shared network-provided non-cacheable logme orig-cdiv mediasec'.split(' '),
  ...'audio application data control video text automata isfocus'.split(' '),
  ...'+sip.byeless +sip.message +sip.ice +sip.src +sip.srs +sip.pnsreg +g.3gpp.smsip'.split(' '),
]);

/** Parameters of credentials and challenges whose values stand in quotes: RFC 7616 §3.3 and §3.4. */
export const quotedParams: ReadonlySet<string> = new Set(
  'realm domain nonce opaque username uri response cnonce auts authz_server scope error'.split(' '),
);
