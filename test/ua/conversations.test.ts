/** What is kept of an exchange under the names of its block, and what of it a later message gets. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import { Conversations } from '../../server/src/ua/conversations.ts';
import type { SendEvent } from '../../server/src/ua/outgoing.ts';

const uri = 'file:///a.sip';

function event(kind: SendEvent['event'], direction: SendEvent['direction'], text: string): SendEvent {
  const wire = bytesOf(text.replaceAll('\n', '\r\n'));
  return { event: kind, direction, at: 0, transport: 'udp', peer: '192.0.2.1:5060', wire };
}

function sent(method: string, number: number): SendEvent {
  return event('sent', 'out', `${method} sip:bob@example.com SIP/2.0\nCSeq: ${number} ${method}\n\n`);
}

function answered(status: number, method: string, number = 1): SendEvent {
  return event('response', 'in', `SIP/2.0 ${status} So\nCSeq: ${number} ${method}\n\n`);
}

function begin(conversations: Conversations, exchange: string, ...names: string[]): void {
  conversations.begin(exchange, { uri, names, textOf });
}

/** The number in CSeq of what was sent last, and the statuses that came. */
function keptOf(conversations: Conversations, name: string, document = uri): string | undefined {
  const found = conversations.find(document, name);
  const number = found?.request.fields.find(({ name: { text } }) => text === 'CSeq')?.value.text;
  const codes = found?.responses.map(({ startLine }) => (startLine.kind === 'response' ? startLine.code.text : '?'));
  return found && [number, ...(codes ?? [])].join(' ');
}

test('the request that carries the credentials counts, and what follows by itself does not', () => {
  const conversations = new Conversations();
  begin(conversations, '1', 'invite', 'a call');
  const happened = [
    sent('INVITE', 1),
    answered(401, 'INVITE', 1),
    sent('ACK', 1),
    sent('INVITE', 2),
    answered(180, 'INVITE', 2),
    answered(200, 'INVITE', 2),
    sent('ACK', 2),
    sent('BYE', 3),
    answered(481, 'BYE', 3),
    event('request', 'in', 'BYE sip:alice@example.com SIP/2.0\nCSeq: 9 BYE\n\n'),
    event('response', 'out', 'SIP/2.0 200 OK\nCSeq: 9 BYE\n\n'),
    event('response', 'in', 'no SIP at all'),
  ];
  for (const each of happened) conversations.record('1', each);
  assert.equal(keptOf(conversations, 'invite'), '2 INVITE 401 180 200');
  assert.equal(keptOf(conversations, 'a call'), '2 INVITE 401 180 200');
  assert.equal(keptOf(conversations, 'invite', 'file:///b.sip'), undefined);
  conversations.end('1');
  conversations.record('1', answered(500, 'INVITE', 2));
  assert.equal(keptOf(conversations, 'invite'), '2 INVITE 401 180 200');
});

test('another sending takes the place once its request has left', () => {
  const conversations = new Conversations();
  begin(conversations, '1', 'ask');
  conversations.record('1', sent('OPTIONS', 1));
  conversations.record('1', answered(200, 'OPTIONS'));
  begin(conversations, '2', 'ask');
  assert.equal(keptOf(conversations, 'ask'), '1 OPTIONS 200');
  conversations.record('2', sent('OPTIONS', 5));
  assert.equal(keptOf(conversations, 'ask'), '5 OPTIONS');
  conversations.record('1', answered(404, 'OPTIONS'));
  assert.equal(keptOf(conversations, 'ask'), '5 OPTIONS');
});

test('of many the latest are kept', () => {
  const conversations = new Conversations();
  for (let each = 0; each < 150; each += 1) {
    begin(conversations, `${each}`, `block${each}`);
    conversations.record(`${each}`, sent('OPTIONS', each));
  }
  for (let status = 0; status < 20; status += 1) conversations.record('149', answered(180 + status, 'OPTIONS'));
  assert.equal(keptOf(conversations, 'block49'), undefined);
  assert.equal(keptOf(conversations, 'block50'), '50 OPTIONS');
  assert.match(keptOf(conversations, 'block149') ?? '', /^149 OPTIONS 184 .* 199$/u);
});
