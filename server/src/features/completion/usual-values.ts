/** What header fields and parameters usually hold, as far as no table says it. Templates stand where a value must be new with each send, `‹…›` around what is to be filled in. */

import type { Message } from '../../sip/syntax/tree.ts';

/** The usual values of a header field in a message, the likeliest first. */
export function usualValues(header: string, message: Message | undefined): readonly string[] {
  const method = message?.startLine.kind === 'request' ? message.startLine.method.text : undefined;
  switch (header) {
    case 'CSeq':
      return method === undefined ? [] : [`1 ${method}`, `{{$cseq}} ${method}`];
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
const digest =
  'Digest username="‹alice›", realm="‹example.com›", nonce="‹nonce›", uri="‹sip:example.com›", response="‹response›", algorithm=MD5';
const challenge = 'Digest realm="‹example.com›", nonce="‹nonce›", algorithm=‹MD5›, qop="auth"';

const values: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/sdp', ...mediaTypes.slice(1)],
  Allow: ['INVITE, ACK, CANCEL, BYE, OPTIONS'],
  Authorization: [digest],
  'Call-ID': ['{{$callId}}@{{$localIp}}', '{{$callId}}'],
  'Content-Type': mediaTypes,
  Date: ['{{$datetime rfc1123}}'],
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
  'Proxy-Authorization': [digest],
  Reason: ['Q.850;cause=‹16›;text="‹Normal call clearing›"', 'SIP;cause=‹200›;text="‹Call completed elsewhere›"'],
  'Record-Route': proxy,
  'Refer-Sub': ['false', 'true'],
  'Refer-To': ['<sip:‹carol›@‹example.com›>'],
  'Referred-By': person,
  'Reply-To': person,
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

/** What a parameter usually holds, by `header/parameter`, or for all header fields by `*` and its name. */
export const usualParams: Readonly<Record<string, string>> = {
  // RFC 6446 §5.1: notifications per second.
  '*/adaptive-min-rate': '‹0.05›',
  '*/max-rate': '‹0.1›',
  '*/min-rate': '‹0.05›',
  // RFC 7044 §5: the index of the entry that the target was derived from.
  '*/mp': '‹1›',
  '*/np': '‹1›',
  '*/rc': '‹1›',
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
