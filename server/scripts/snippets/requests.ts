/** Snippets of requests: one for each method, and one in which the method is chosen. */

import { type Method, type MethodName, methods } from '../../src/sip/methods.ts';
import { methods as descriptions } from '../../src/texts/en/methods.ts';
import { sessionDescription } from './bodies.ts';
import { type Snippet, snippetBody, transportChoice } from './stops.ts';

/** What a method has beside the header fields that every request has. */
interface Peculiarities {
  /** Its Request-URI, where that is not the address in To. */
  readonly uri?: string;
  /** The branch, where it repeats that of another request. */
  readonly branch?: string;
  readonly fields?: readonly string[];
  readonly body?: readonly string[];
}

const contact = 'Contact: <sip:alice@{{$localIp}}:{{$localPort}}>';
const target = 'sip:«callee:bob@example.com»';
const remoteTarget = 'sip:«contact:bob@192.0.2.4:5060»';

const peculiarities: Readonly<Record<MethodName, Peculiarities>> = {
  ACK: { uri: remoteTarget },
  BYE: { uri: remoteTarget },
  CANCEL: { branch: '«branch:z9hG4bK74bf9»' },
  INFO: {
    uri: remoteTarget,
    fields: [contact, 'Info-Package: dtmf', 'Content-Type: application/dtmf-relay'],
    body: ['Signal=«signal:5»', 'Duration=«duration:160»'],
  },
  INVITE: {
    fields: [contact, 'Allow: INVITE, ACK, CANCEL, OPTIONS, BYE', 'Content-Type: application/sdp'],
    body: sessionDescription,
  },
  MESSAGE: { fields: ['Content-Type: text/plain;charset=utf-8'], body: ['«text:Hello, Bob.»'] },
  NOTIFY: {
    uri: remoteTarget,
    fields: [
      contact,
      'Event: «event:message-summary»',
      'Subscription-State: «state|active,pending,terminated»;expires=«expires:3599»',
      'Content-Type: application/simple-message-summary',
    ],
    body: ['Messages-Waiting: «waiting|yes,no»', 'Voice-Message: «counts:2/8 (0/2)»'],
  },
  OPTIONS: { fields: [contact, 'Accept: application/sdp'] },
  PRACK: { uri: remoteTarget, fields: ['RAck: «rseq:1» «inviteSequence:1» INVITE'] },
  PUBLISH: {
    uri: 'sip:«caller:alice@example.com»',
    fields: ['Event: presence', 'Expires: «expires:3600»', 'Content-Type: application/pidf+xml'],
    body: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:«caller»">',
      '  <tuple id="a1"><status><basic>«basic|open,closed»</basic></status></tuple>',
      '</presence>',
    ],
  },
  REFER: { fields: [contact, 'Refer-To: <sip:«referTo:carol@example.com»>'] },
  REGISTER: {
    uri: 'sip:«domain:example.com»',
    fields: ['Contact: <sip:«user»@{{$localIp}}:{{$localPort}}>;expires=«expires:3600»'],
  },
  SUBSCRIBE: {
    fields: [
      contact,
      'Event: «event|presence,dialog,message-summary,reg,conference»',
      'Expires: «expires:3600»',
      'Accept: «accept:application/pidf+xml»',
    ],
  },
  UPDATE: { uri: remoteTarget, fields: [contact, 'Content-Type: application/sdp'], body: sessionDescription },
};

export function requests(): Record<string, Snippet> {
  const each = methods.map((method) => [
    `${method.name} request`,
    {
      prefix: [method.name.toLowerCase()],
      description: descriptions[method.name],
      body: snippetBody(requestOf(method, peculiarities[method.name])),
    },
  ]);
  return { ...Object.fromEntries(each), 'Request of any method': anyRequest() };
}

/** RFC 3261 §8.1.1, and what the method wants beside that. */
function requestOf(method: Method, { uri, branch = '{{$branch}}', fields = [], body }: Peculiarities): string {
  const addresses = method.name === 'REGISTER' ? registrarAddresses() : addressesOf(method);
  return [
    `${method.name} ${uri ?? target} SIP/2.0`,
    `Via: SIP/2.0/${transportChoice} {{$localIp}}:{{$localPort}};branch=${branch};rport`,
    'Max-Forwards: 70',
    ...addresses,
    ...fields,
    `Content-Length: ${body === undefined ? '0' : '{{$contentLength}}'}`,
    '',
    ...(body ?? []),
  ].join('\n');
}

/** A request inside a dialog, or about another request, names it; any other begins something new. */
function addressesOf({ name, outsideDialog }: Method): string[] {
  const isNew = outsideDialog && name !== 'CANCEL';
  const caller = name === 'PUBLISH' ? '«caller»' : '«caller:alice@example.com»';
  const isSelf = name === 'PUBLISH';
  const callee = isSelf ? '«caller»' : outsideDialog ? '«callee»' : '«callee:bob@example.com»';
  const toTag = outsideDialog ? '' : ';tag=«toTag:314159»';
  return [
    `From: <sip:${caller}>;tag=${isNew ? '{{$tag}}' : '«fromTag:9fxced76sl»'}`,
    `To: <sip:${callee}>${toTag}`,
    `Call-ID: ${isNew ? '{{$callId}}' : '«callId:3848276298220188511@example.com»'}`,
    `CSeq: «sequence:${isNew || name === 'ACK' || name === 'CANCEL' ? 1 : 2}» ${name}`,
  ];
}

/** RFC 3261 §10.2: To names the address that is registered; From is the same unless somebody else registers it. */
function registrarAddresses(): string[] {
  return [
    'From: <sip:«user:alice»@«domain»>;tag={{$tag}}',
    'To: <sip:«user»@«domain»>',
    'Call-ID: {{$callId}}',
    'CSeq: «sequence:1» REGISTER',
  ];
}

/** RFC 3261 §8.1.1.5: CSeq repeats the method. */
function anyRequest(): Snippet {
  const choice = ['OPTIONS', ...methods.map(({ name }) => name).filter((name) => name !== 'OPTIONS')].join(',');
  const text = [
    `«method|${choice}» ${target} SIP/2.0`,
    `Via: SIP/2.0/${transportChoice} {{$localIp}}:{{$localPort}};branch={{$branch}};rport`,
    'Max-Forwards: 70',
    'From: <sip:«caller:alice@example.com»>;tag={{$tag}}',
    'To: <sip:«callee»>',
    'Call-ID: {{$callId}}',
    'CSeq: «sequence:1» «method»',
    contact,
    'Content-Length: 0',
    '',
  ].join('\n');
  return {
    prefix: ['request'],
    description: 'A request whose method is chosen, in the first line and in CSeq at once.',
    body: snippetBody(text),
  };
}
