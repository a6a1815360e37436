/** Reliable provisional responses: which they are, in which order they count, and the PRACK that is sent for one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialogOf } from '../../server/src/ua/dialog.ts';
import {
  isRequest,
  isResponse,
  type RequestMessage,
  type ResponseMessage,
  readMessage,
} from '../../server/src/ua/received.ts';
import { prackOf, ReliableOrder, reliableNumber } from '../../server/src/ua/reliable.ts';
import { udpPeer } from '../support/loopback.ts';
import { invite, linesOf, request, respond, sdp, send, stage, valueIn } from './exchange.ts';

const contact = 'Contact: <sip:bob@127.0.0.1:5070>';

function asResponse(text: string): ResponseMessage {
  const message = readMessage(text);
  assert.ok(isResponse(message));
  return message;
}

function ringing(number: string, tag = 'bob1', more: readonly string[] = ['Require: 100rel']): ResponseMessage {
  return asResponse(respond(invite(), '180 Ringing', { tag, more: [...more, `RSeq: ${number}`, contact] }));
}

test('reliable is what is provisional, above 100, requires 100rel and has a number', () => {
  assert.equal(reliableNumber(ringing('7')), 7);
  assert.equal(reliableNumber(ringing('4294967295', 'x', ['Require: foo, 100REL'])), 4_294_967_295);
  for (const other of [
    ringing('7', 'x', []),
    ringing('7', 'x', ['Supported: 100rel']),
    ringing('0'),
    ringing('4294967296'),
    ringing('a'),
  ])
    assert.equal(reliableNumber(other), undefined);
  for (const status of ['100 Trying', '200 OK'])
    assert.equal(
      reliableNumber(asResponse(respond(invite(), status, { more: ['Require: 100rel', 'RSeq: 1'] }))),
      undefined,
    );
});

test('the first of a fork sets its count; copies, gaps and other forks are told apart', () => {
  const order = new ReliableOrder();
  const take = (number: number, tag?: string) => order.take(ringing(String(number), tag), number);
  assert.deepEqual(
    [take(9), take(9), take(11), take(10), take(11), take(8)],
    ['next', 'copy', 'out-of-order', 'next', 'next', 'copy'],
  );
  assert.deepEqual([take(500, 'carol'), take(12)], ['next', 'next']);
});

test('PRACK goes through the early dialog, with a CSeq of its own and the RAck of the response', () => {
  const asked = readMessage(invite({ sequence: 4 }));
  assert.ok(isRequest(asked));
  const response = asResponse(
    respond(invite({ sequence: 4 }), '183 Session Progress', {
      more: ['Require: 100rel', 'RSeq: 21', 'Record-Route: <sip:p1;lr>, <sip:p2;lr>', contact],
    }),
  );
  const dialog = dialogOf(asked as RequestMessage, response);
  assert.ok(dialog !== undefined);
  const text = prackOf(dialog, asked, 21, {
    sequence: 5,
    via: 'SIP/2.0/UDP a',
    more: [['Content-Type', 'application/sdp']],
    body: sdp,
  });
  assert.match(
    text,
    /^PRACK sip:bob@127\.0\.0\.1:5070 SIP\/2\.0\r\nVia: SIP\/2\.0\/UDP a\r\nRoute: <sip:p2;lr>\r\nRoute: <sip:p1;lr>\r\n/,
  );
  assert.deepEqual(
    ['RAck', 'CSeq', 'Content-Length'].map((name) => valueIn(text, name)),
    ['21 4 INVITE', '5 PRACK', String(sdp.length)],
  );
  assert.match(valueIn(text, 'To'), /;tag=bob1$/);
  assert.ok(text.endsWith(`\r\n\r\n${sdp}`));
});

test('a call is told what wants a PRACK, what is a copy, and what must not be acknowledged; BYE counts the PRACK', async () => {
  const peer = await udpPeer();
  const at = stage();
  const run = send(at, invite(), peer);
  const heard = await peer.heard.next();
  const reliable = (number: number) => [
    'Require: 100rel',
    `RSeq: ${number}`,
    `Contact: <sip:bob@127.0.0.1:${peer.port}>`,
  ];
  for (const number of [3, 3, 5, 4]) heard.reply(respond(heard.text, '180 Ringing', { more: reliable(number) }));
  for (const [event, note] of [
    ['response', 'prack-due'],
    ['retransmission', undefined],
    ['response', 'rseq-out-of-order'],
    ['response', 'prack-due'],
  ] as const) {
    const told = await run.until(event);
    assert.equal(told.note?.key, note);
    if (note === 'prack-due') assert.match(String(told.note?.args.rack), /^[34] 1 INVITE$/);
  }
  const prack = send(
    at,
    request('PRACK', {
      sequence: 2,
      to: '<sip:bob@example.com>;tag=bob1',
      more: ['RAck: 3 1 INVITE'],
      via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKprack;rport',
    }),
    peer,
  );
  let next = await peer.heard.next();
  while (!next.text.startsWith('PRACK')) next = await peer.heard.next();
  next.reply(respond(next.text, '200 OK'));
  await prack.until('done');
  heard.reply(respond(heard.text, '200 OK', { more: [`Contact: <sip:bob@127.0.0.1:${peer.port}>`], body: sdp }));
  await run.until('done');
  run.exchange.end();
  while (!next.text.startsWith('BYE')) next = await peer.heard.next();
  assert.equal(valueIn(next.text, 'CSeq'), '3 BYE');
  assert.equal(linesOf(next.text, 'RAck').length, 0);
  next.reply(respond(next.text, '200 OK'));
  await at.sender.close();
  await peer.close();
});
