/** A call in which much happens, as the caller sees it: a challenge, two forks, reliable responses, session timers, INFO, a transfer and a subscription. */

const callId = 'Call-ID: f81d4fae7dec11d0@client.example.com';
const alice = '<sip:alice@example.com>;tag=9fxced76sl';
const bob = '<sip:bob@example.net>';
const office = `${bob};tag=8321234356`;
const mobile = `${bob};tag=4471902215`;
const contact = 'Contact: <sip:alice@client.example.com>';
const credentials =
  'Proxy-Authorization: Digest username="alice", realm="example.com", nonce="84a4cc6f3082121f32b42a2187831a9e", uri="sip:bob@example.net", response="42ce3cef44b22f50c6a6071bc8b7a5f2", qop=auth, cnonce="0a4f113b", nc=0000000';
const timer = ['Supported: 100rel, timer', 'Session-Expires: 1800;refresher=uac'];

const message = (start: string, from: string, to: string, cseq: string, more: readonly string[]): string[] => {
  const [number = '', method = ''] = cseq.split(' ');
  const isOut = from === alice;
  const transaction = method === 'CANCEL' ? 'INVITE' : method;
  const host = isOut ? 'client.example.com' : 'server.example.net';
  return [
    start,
    `Via: SIP/2.0/UDP ${host};branch=z9hG4bK${transaction.toLowerCase()}${number}${isOut ? '' : 'back'}`,
    ...(start.startsWith('SIP/') ? [] : ['Max-Forwards: 70']),
    `From: ${from}`,
    `To: ${to}`,
    callId,
    `CSeq: ${cseq}`,
    ...more,
    'Content-Length: 0',
    '',
    '',
  ];
};

const out = (method: string, uri: string, to: string, number: number, ...more: readonly string[]): string[] =>
  message(`${method} ${uri} SIP/2.0`, alice, to, `${number} ${method}`, more);
const back = (line: string, to: string, cseq: string, ...more: readonly string[]): string[] =>
  message(`SIP/2.0 ${line}`, alice, to, cseq, more);
const notify = (number: number, state: string, event: string): string[][] => [
  message('NOTIFY sip:alice@client.example.com SIP/2.0', office, alice, `${number} NOTIFY`, [
    'Contact: <sip:bob@office.example.net>',
    `Event: ${event}`,
    `Subscription-State: ${state}`,
  ]),
  message('SIP/2.0 200 OK', office, alice, `${number} NOTIFY`, []),
];

const atOffice = ['Contact: <sip:bob@office.example.net>'];
const atMobile = ['Contact: <sip:bob@mobile.example.net>'];
const reliable = (rseq: number): string[] => ['Require: 100rel', `RSeq: ${rseq}`];
const officeUri = 'sip:bob@office.example.net';

export const eventfulCall: readonly (readonly string[])[] = [
  out('INVITE', 'sip:bob@example.net', bob, 1, contact, ...timer),
  back(
    '407 Proxy Authentication Required',
    `${bob};tag=407`,
    '1 INVITE',
    'Proxy-Authenticate: Digest realm="example.com", nonce="84a4cc6f3082121f32b42a2187831a9e", qop="auth"',
  ),
  message('ACK sip:bob@example.net SIP/2.0', alice, `${bob};tag=407`, '1 ACK', []).map((line) =>
    line.replace('z9hG4bKack1', 'z9hG4bKinvite1'),
  ),
  out('INVITE', 'sip:bob@example.net', bob, 2, contact, ...timer, 'Recv-Info:', `${credentials}1`),
  back('183 Session Progress', office, '2 INVITE', ...atOffice, ...reliable(1)),
  back('180 Ringing', mobile, '2 INVITE', ...atMobile, ...reliable(7)),
  out('PRACK', officeUri, office, 3, 'RAck: 1 2 INVITE'),
  back('200 OK', office, '3 PRACK'),
  out('PRACK', 'sip:bob@mobile.example.net', mobile, 3, 'RAck: 7 2 INVITE').map((line) =>
    line.replace('z9hG4bKprack3', 'z9hG4bKprack3m'),
  ),
  back('200 OK', mobile, '3 PRACK').map((line) => line.replace('z9hG4bKprack3', 'z9hG4bKprack3m')),
  back('180 Ringing', office, '2 INVITE', ...atOffice, ...reliable(2)),
  out('PRACK', officeUri, office, 4, 'RAck: 2 2 INVITE'),
  back('200 OK', office, '4 PRACK'),
  back('180 Ringing', office, '2 INVITE', ...atOffice, ...reliable(3)),
  out('PRACK', officeUri, office, 5, 'RAck: 3 2 INVITE'),
  back('200 OK', office, '5 PRACK'),
  back(
    '200 OK',
    office,
    '2 INVITE',
    ...atOffice,
    'Recv-Info: infoDtmf',
    'Require: timer',
    'Session-Expires: 900;refresher=uac',
  ),
  out('ACK', officeUri, office, 2, `${credentials}1`),
  out('INFO', officeUri, office, 6, 'Info-Package: infoDtmf'),
  back('200 OK', office, '6 INFO'),
  out('UPDATE', officeUri, office, 7, contact, ...timer),
  back('422 Session Interval Too Small', office, '7 UPDATE', 'Min-SE: 3600'),
  out(
    'UPDATE',
    officeUri,
    office,
    8,
    contact,
    'Supported: timer',
    'Session-Expires: 3600;refresher=uac',
    'Min-SE: 3600',
  ),
  back('200 OK', office, '8 UPDATE', ...atOffice, 'Require: timer', 'Session-Expires: 3600;refresher=uac'),
  out('REFER', officeUri, office, 9, contact, 'Refer-To: <sip:carol@example.com>'),
  back('202 Accepted', office, '9 REFER', ...atOffice),
  ...notify(231, 'active;expires=60', 'refer'),
  out('REFER', officeUri, office, 10, contact, 'Refer-To: <sip:dave@example.com>'),
  back('202 Accepted', office, '10 REFER', ...atOffice),
  ...notify(232, 'active;expires=60', 'refer;id=10'),
  ...notify(233, 'terminated;reason=noresource', 'refer;id=10'),
  out('BYE', officeUri, office, 11),
  back('200 OK', office, '11 BYE'),
];

const watcher = `${bob};tag=watcher1`;
const subscription = (to: string, number: number, expires: number): string[] =>
  out(
    'SUBSCRIBE',
    number === 1 ? 'sip:bob@example.net' : officeUri,
    to,
    number,
    contact,
    'Event: presence',
    `Expires: ${expires}`,
  );
const told = (to: string, number: number, expires: string): string[] =>
  message('NOTIFY sip:alice@client.example.com SIP/2.0', to, alice, `${number} NOTIFY`, [
    ...atOffice,
    'Event: presence',
    `Subscription-State: ${expires}`,
  ]);

/** A subscription that forks, is refused once, refreshed, and ended. */
export const subscriptionCall: readonly (readonly string[])[] = [
  subscription(bob, 1, 60),
  back('423 Interval Too Brief', `${bob};tag=423`, '1 SUBSCRIBE', 'Min-Expires: 600'),
  subscription(bob, 2, 900).map((line) => line.replace(officeUri, 'sip:bob@example.net')),
  back('200 OK', watcher, '2 SUBSCRIBE', ...atOffice, 'Expires: 600'),
  told(watcher, 1, 'active;expires=600'),
  told(mobile, 1, 'active;expires=900').map((line) => line.replace(/office|server/u, 'mobile')),
  subscription(watcher, 3, 1800),
  back('200 OK', watcher, '3 SUBSCRIBE', ...atOffice, 'Expires: 1800'),
  told(watcher, 2, 'active;expires=1800'),
  subscription(watcher, 4, 0),
  back('200 OK', watcher, '4 SUBSCRIBE', ...atOffice, 'Expires: 0'),
  told(watcher, 3, 'terminated;reason=timeout'),
];
