/** A call through two proxies that record their routes, after RFC 3665 §3.2, with every message at every hop. */

export interface Seen {
  /** What it is, and which hop it was seen at. */
  readonly name: string;
  readonly lines: readonly string[];
}

const hosts = ['client.example.com', 'proxy1.example.com', 'proxy2.example.net', 'server.example.net'];
const recorded = ['<sip:proxy2.example.net;lr>', '<sip:proxy1.example.com;lr>'];
const alice = '"Alice" <sip:alice@example.com>;tag=9fxced76sl';
const bob = '<sip:bob@example.net>';
const bobTagged = `${bob};tag=8321234356`;
const callId = '2xTb9vxSit55XU7p8@client.example.com';

const hops = [1, 2, 3];
const back = [3, 2, 1];

const vias = (transaction: string, hop: number, isReceived: boolean): string[] =>
  hosts
    .slice(0, hop)
    .map((host, index) => {
      const received = index < hop - 1 || isReceived ? `;received=192.0.2.${index + 1}` : '';
      return `Via: SIP/2.0/UDP ${host}:5060;branch=z9hG4bK${transaction}${index + 1}${received}`;
    })
    .reverse();

const request = (method: string, uri: string, number: number, hop: number, more: readonly string[]): string[] => [
  `${method} ${uri} SIP/2.0`,
  ...vias(method.toLowerCase(), hop, false),
  `Max-Forwards: ${71 - hop}`,
  ...more,
  `Call-ID: ${callId}`,
  `CSeq: ${number} ${method}`,
  'Content-Length: 0',
  '',
  '',
];

const response = (line: string, method: string, number: number, hop: number, more: readonly string[]): string[] => [
  `SIP/2.0 ${line}`,
  ...vias(method.toLowerCase(), hop, true),
  ...more,
  `Call-ID: ${callId}`,
  `CSeq: ${number} ${method}`,
  'Content-Length: 0',
  '',
  '',
];

const inviteUri = ['', 'sip:bob@example.net', 'sip:bob@example.net', 'sip:bob@server.example.net'];

const invite = (hop: number): Seen => ({
  name: `invite ${hop}`,
  lines: request('INVITE', inviteUri[hop] ?? '', 1, hop, [
    ...recorded.slice(3 - hop).map((each) => `Record-Route: ${each}`),
    `From: ${alice}`,
    `To: ${bob}`,
    'Contact: <sip:alice@client.example.com>',
  ]),
});

const answer = (name: string, line: string, hop: number): Seen => ({
  name: `${name} ${hop}`,
  lines: response(line, 'INVITE', 1, hop, [
    `Record-Route: ${recorded.join(', ')}`,
    `From: ${alice}`,
    `To: ${bobTagged}`,
    'Contact: <sip:bob@server.example.net>',
  ]),
});

/** A request of the dialog takes the recorded routes, of which each proxy takes away its own. */
const acknowledge = (hop: number): Seen => ({
  name: `ack ${hop}`,
  lines: request('ACK', 'sip:bob@server.example.net', 1, hop, [
    ...[...recorded]
      .reverse()
      .slice(hop - 1)
      .map((each) => `Route: ${each}`),
    `From: ${alice}`,
    `To: ${bobTagged}`,
  ]),
});

const bye = (hop: number): Seen => ({
  name: `bye ${hop}`,
  lines: request('BYE', 'sip:bob@server.example.net', 2, hop, [
    ...[...recorded]
      .reverse()
      .slice(hop - 1)
      .map((each) => `Route: ${each}`),
    `From: ${alice}`,
    `To: ${bobTagged}`,
  ]),
});

const byeAnswer = (hop: number): Seen => ({
  name: `bye ok ${hop}`,
  lines: response('200 OK', 'BYE', 2, hop, [`From: ${alice}`, `To: ${bobTagged}`]),
});

const trying: Seen = {
  name: 'trying 1',
  lines: response('100 Trying', 'INVITE', 1, 1, [`From: ${alice}`, `To: ${bob}`]),
};

export const callThroughProxies: readonly Seen[] = [
  ...hops.map(invite),
  trying,
  ...back.map((hop) => answer('ringing', '180 Ringing', hop)),
  ...back.map((hop) => answer('ok', '200 OK', hop)),
  ...hops.map(acknowledge),
  ...hops.map(bye),
  ...back.map(byeAnswer),
];
