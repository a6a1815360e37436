/** A whole call for the examples of rules that compare messages: each as lines, as `changed` takes them. */

import { changed } from './examples.ts';

const via = 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9';
const from = 'From: <sip:alice@example.com>;tag=9fxced76sl';
const to = 'To: <sip:bob@example.net>';
const callId = 'Call-ID: 3848276298220188511@client.example.com';
const contact = 'Contact: <sip:alice@client.example.com>';
const remoteContact = 'Contact: <sip:bob@server.example.net>';
const forwards = 'Max-Forwards: 70';
const end = ['Content-Length: 0', '', ''];

export const invite: readonly string[] = [
  'INVITE sip:bob@example.net SIP/2.0',
  via,
  forwards,
  from,
  to,
  callId,
  'CSeq: 1 INVITE',
  contact,
  ...end,
];

export const ringing: readonly string[] = [
  'SIP/2.0 180 Ringing',
  via,
  from,
  `${to};tag=314159`,
  callId,
  'CSeq: 1 INVITE',
  remoteContact,
  ...end,
];

export const answer: readonly string[] = changed(ringing, { start: 'SIP/2.0 200 OK' });

export const ack: readonly string[] = [
  'ACK sip:bob@server.example.net SIP/2.0',
  'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bd5',
  forwards,
  from,
  `${to};tag=314159`,
  callId,
  'CSeq: 1 ACK',
  ...end,
];

export const bye: readonly string[] = changed(ack, {
  start: 'BYE sip:bob@server.example.net SIP/2.0',
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74be1',
  CSeq: 'CSeq: 2 BYE',
});

/** An INVITE that takes reliable provisional responses, one of them, and what acknowledges it: RFC 3262. */
export const askingReliable: readonly string[] = changed(invite, { Supported: 'Supported: 100rel' });

export const reliableRinging: readonly string[] = changed(ringing, {
  Require: 'Require: 100rel',
  RSeq: 'RSeq: 988789',
});

export const prack: readonly string[] = changed(bye, {
  start: 'PRACK sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 PRACK',
  RAck: 'RAck: 988789 1 INVITE',
});

/** The other side hangs up. */
export const byeOfCallee: readonly string[] = [
  'BYE sip:alice@client.example.com SIP/2.0',
  'Via: SIP/2.0/UDP server.example.net;branch=z9hG4bKnashds7',
  forwards,
  'From: <sip:bob@example.net>;tag=314159',
  'To: <sip:alice@example.com>;tag=9fxced76sl',
  callId,
  'CSeq: 231 BYE',
  ...end,
];

export const busy: readonly string[] = changed(ringing, { start: 'SIP/2.0 486 Busy Here', Contact: undefined });

/** RFC 3261 §17.1.1.3: the ACK for a response other than 2xx. */
export const failureAck: readonly string[] = changed(ack, { start: 'ACK sip:bob@example.net SIP/2.0', Via: via });

export const cancel: readonly string[] = changed(invite, {
  start: 'CANCEL sip:bob@example.net SIP/2.0',
  CSeq: 'CSeq: 1 CANCEL',
  Contact: undefined,
});

/** Messages as the blocks of one file. */
export function flow(...messages: readonly (readonly string[])[]): string {
  return messages.map((lines) => lines.join('\n')).join('###\n');
}
