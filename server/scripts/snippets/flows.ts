/** Snippets of whole exchanges, in which what belongs together changes together; and of what stands around messages. */

import { createHash } from 'node:crypto';
import { type Snippet, snippetBody } from './stops.ts';

const phrase = 'user2, come here.';

/** What the messages of one exchange have in common, as stops of the first and repetitions in the others. */
const set = {
  branch: '«branch:z9hG4bK776sgdkse»',
  sentBy: '«sentBy:client.example.com:5060»',
  fromTag: '«fromTag:49583»',
  callId: '«callId:asd88asd77a@client.example.com»',
};
const again = { branch: '«branch»', sentBy: '«sentBy»', fromTag: '«fromTag»', callId: '«callId»' };

interface Part {
  readonly title: string;
  readonly startLine: string;
  readonly transport: 'UDP' | 'TCP';
  readonly common: typeof set;
  readonly addresses: readonly [from: string, to: string];
  readonly toTag?: string;
  readonly sequence: string;
  readonly fields?: readonly string[];
  readonly body?: string;
}

export function flows(): Record<string, Snippet> {
  return {
    'Exchange: MESSAGE over TCP': {
      prefix: ['exchange-message'],
      description: 'A MESSAGE over TCP and its 200 (RFC 3428).',
      body: snippetBody(messageOverTcp()),
    },
    'Exchange: REGISTER': {
      prefix: ['exchange-register'],
      description: 'A REGISTER without authentication and its 200 (RFC 3261 §10).',
      body: snippetBody(register()),
    },
    'Exchange: REGISTER with digest': {
      prefix: ['exchange-register-digest'],
      description: 'A REGISTER that is challenged with 401 and repeated with credentials (RFC 3261 §22).',
      body: snippetBody(challengedRegister()),
    },
    'REGISTER that answers its challenge': {
      prefix: ['register-auth'],
      description: 'A REGISTER that Send repeats with credentials when it is challenged.',
      body: snippetBody(registerWithAccount()),
    },
    'Next block': {
      prefix: ['###', 'block'],
      description: 'The line between two messages; what stands behind the signs is the title.',
      body: snippetBody('### «title:title»\n'),
    },
    Target: {
      prefix: ['target'],
      description: 'Where the message is sent.',
      body: snippetBody('# @target «transport|udp,tcp»:«host:127.0.0.1»:«port:5060»\n'),
    },
    Account: {
      prefix: ['auth'],
      description: 'User and password for 401 and 407; the password stays in the secret storage.',
      body: snippetBody('# @auth «user:alice» {{$secret «secret:alice»}}\n'),
    },
  };
}

function messageOverTcp(): string {
  const [from, to] = ['«from:user1@example.com»', '«to:user2@example.com»'];
  const request: Part = {
    title: 'MESSAGE',
    startLine: `MESSAGE sip:${to} SIP/2.0`,
    transport: 'TCP',
    common: set,
    addresses: [from, '«to»'],
    sequence: '«sequence:1» MESSAGE',
    fields: ['Content-Type: text/plain'],
    body: `«text:${phrase}»`,
  };
  const response: Part = {
    title: '200 OK',
    startLine: 'SIP/2.0 200 OK',
    transport: 'TCP',
    common: again,
    addresses: ['«from»', '«to»'],
    toTag: '«toTag:ab8asdasd9»',
    sequence: '«sequence» MESSAGE',
  };
  return `# @target tcp:«host:127.0.0.1»:«port:5060»\n\n${[request, response].map(textOf).join('\n')}`;
}

function register(): string {
  const request = registration('REGISTER', 'REGISTER sip:«domain:example.com» SIP/2.0', { isFirst: true });
  const response: Part = {
    ...answer('200 OK', again, '«sequence»'),
    fields: ['«contact»;expires=«expires»'].map(field),
  };
  return `# @target udp:«host:127.0.0.1»:«port:5060»\n\n${[request, response].map(textOf).join('\n')}`;
}

/** The credentials are right for what stands there at first: RFC 7616 §3.4.1 with MD5, as RFC 3261 §22.4 has it. */
function challengedRegister(): string {
  const realm = '«realm:example.com»';
  const nonce = '«nonce:84a4cc6f3082121f32b42a2187831a9e»';
  const second = { ...again, branch: '«secondBranch:z9hG4bK776sgdksf»' };
  const thirdBranch = { ...again, branch: '«secondBranch»' };
  const first = registration('REGISTER', 'REGISTER sip:«domain:example.com» SIP/2.0', { isFirst: true });
  const challenge = `WWW-Authenticate: Digest realm="${realm}", qop="auth", nonce="${nonce}", opaque="", stale=FALSE, algorithm=MD5`;
  const credentials = [
    'Authorization: Digest username="«user»", realm="«realm»", nonce="«nonce»", uri="sip:«domain»"',
    `response="«response:${digest()}»", algorithm=MD5, cnonce="«cnonce:0a4f113b»", opaque="", qop=auth, nc=00000001`,
  ].join(', ');
  const repeat = registration('REGISTER with credentials', 'REGISTER sip:«domain» SIP/2.0', { isFirst: false });
  const last = answer('200 OK', thirdBranch, '«secondSequence»');
  const parts: Part[] = [
    first,
    { ...answer('401 Unauthorized', again, '«sequence»'), fields: [challenge] },
    { ...repeat, common: second, fields: [credentials, ...(repeat.fields ?? [])] },
    { ...last, toTag: '«secondToTag:37GkEhwl7»', fields: ['«contact»;expires=«expires»'].map(field) },
  ];
  return `# @target udp:«host:127.0.0.1»:«port:5060»\n\n${parts.map(textOf).join('\n')}`;
}

function registration(title: string, startLine: string, { isFirst }: { readonly isFirst: boolean }): Part {
  const address = isFirst ? '«user:bob»@«domain»' : '«user»@«domain»';
  const contact = isFirst ? '«contact:<sip:bob@client.example.com:5060>»' : '«contact»';
  return {
    title,
    startLine,
    transport: 'UDP',
    common: isFirst ? set : again,
    addresses: [address, '«user»@«domain»'],
    sequence: isFirst ? '«sequence:1» REGISTER' : '«secondSequence:2» REGISTER',
    fields: [`Contact: ${contact}`, `Expires: ${isFirst ? '«expires:3600»' : '«expires»'}`],
  };
}

function answer(line: string, common: typeof set, sequence: string): Part {
  return {
    title: line,
    startLine: `SIP/2.0 ${line}`,
    transport: 'UDP',
    common,
    addresses: ['«user»@«domain»', '«user»@«domain»'],
    toTag: '«toTag:2493k59kd»',
    sequence: `${sequence} REGISTER`,
  };
}

function field(contact: string): string {
  return `Contact: ${contact}`;
}

function textOf({ title, startLine, transport, common, addresses, toTag, sequence, fields = [], body }: Part): string {
  const isRequest = !startLine.startsWith('SIP/');
  return [
    `### ${title}`,
    startLine,
    `Via: SIP/2.0/${transport} ${common.sentBy};branch=${common.branch}`,
    ...(isRequest ? ['Max-Forwards: 70'] : []),
    `From: <sip:${addresses[0]}>;tag=${common.fromTag}`,
    `To: <sip:${addresses[1]}>${toTag === undefined ? '' : `;tag=${toTag}`}`,
    `Call-ID: ${common.callId}`,
    `CSeq: ${sequence}`,
    ...fields,
    `Content-Length: ${body === undefined ? '0' : '{{$contentLength}}'}`,
    '',
    ...(body === undefined ? [] : [body, '']),
  ].join('\n');
}

function registerWithAccount(): string {
  return [
    '# @target «transport|udp,tcp»:«host:127.0.0.1»:«port:5060»',
    '# @auth «user:alice» {{$secret «secret:alice»}}',
    'REGISTER sip:«domain:example.com» SIP/2.0',
    'Via: SIP/2.0/{{$transport}} {{$localIp}}:{{$localPort}};branch={{$branch}};rport',
    'Max-Forwards: 70',
    'From: <sip:«user»@«domain»>;tag={{$tag}}',
    'To: <sip:«user»@«domain»>',
    'Call-ID: {{$callId}}',
    'CSeq: {{$cseq}} REGISTER',
    'Contact: <sip:«user»@{{$localIp}}:{{$localPort}}>;expires=«expires:600»',
    'Content-Length: 0',
    '',
  ].join('\n');
}

function digest(): string {
  const hash = (text: string): string => createHash('md5').update(text).digest('hex');
  const secret = hash('bob:example.com:secret');
  const request = hash('REGISTER:sip:example.com');
  return hash(`${secret}:84a4cc6f3082121f32b42a2187831a9e:00000001:0a4f113b:auth:${request}`);
}
