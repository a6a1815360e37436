/** Our end of connections on a turned clock, and the runs that are the same over every transport that connects. */

import assert from 'node:assert/strict';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { Note, SendEvent, TransportName, Trust } from '../../server/src/ua/outgoing.ts';
import { sockets } from '../../server/src/ua/transport/index.ts';
import type { Address, Arrival } from '../../server/src/ua/transport/transport.ts';
import { type Peer, type Queue, queue } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { invite, request, respond, send, stage, valueIn } from './exchange.ts';

/** An end that nobody is connected to yet, and what it tells. */
export async function opened(transport: TransportName, trust: Trust) {
  const clock = manualClock();
  const arrivals = queue<Arrival>();
  const broken = queue<{ readonly peer: Address; readonly note: Note }>();
  const on = {
    message: (arrival: Arrival) => arrivals.push(arrival),
    broken: (peer: Address, note: Note) => broken.push({ peer, note }),
  };
  const endpoint = await sockets[transport].open({ address: '127.0.0.1', port: 0 }, on, clock, trust);
  return { endpoint, clock, arrivals, broken };
}

/** Why nothing can be sent to a peer, which has heard nothing by then. */
export async function failureAt(
  peer: Peer,
  transport: TransportName,
  trust: Trust,
  where: Partial<Address> = {},
): Promise<Note> {
  const { endpoint, broken, clock } = await opened(transport, trust);
  const to = { address: peer.address, port: peer.port, ...where };
  endpoint.send(bytesOf('never to be seen'), to, () => assert.fail('it left'));
  const { note } = await broken.next();
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
  assert.ok(peer.heard.all.every(({ text }) => !text.includes('never')));
  return note;
}

/** OPTIONS leaves once and as it is written, and is answered once; gives the answer. */
export async function optionsTo(
  peer: Peer,
  transport: TransportName,
  trust: Trust,
  answer: (asked: string) => string = (asked) => respond(asked, '200 OK'),
): Promise<SendEvent> {
  const { sender, clock } = stage();
  const via = `SIP/2.0/${transport.toUpperCase()} 127.0.0.1;branch=z9hG4bKfirst;rport`;
  const text = request('OPTIONS', { via });
  const { until, story } = send({ sender }, text, peer, { transport, trust });
  const heard = await peer.heard.next();
  assert.equal(heard.text, text);
  heard.reply(answer(heard.text));
  const response = await until('response');
  assert.equal(response.transport, transport);
  await until('done');
  assert.deepEqual(story(), ['sent OPTIONS', 'response 200', 'done 200']);
  await sender.close();
  await peer.close();
  assert.equal(clock.running, 0);
  return response;
}

/** A call from INVITE to BYE takes one connection; `uriName` is what a SIP URI calls the transport. */
export async function wholeCall(
  peer: Peer & { readonly connections: Queue<unknown> },
  transport: TransportName,
  uriName: string,
  trust: Trust,
): Promise<void> {
  const { sender, clock } = stage();
  const via = `SIP/2.0/${transport.toUpperCase()}`;
  const text = invite({ via: `${via} 127.0.0.1;branch=z9hG4bKfirst;rport` });
  const { until, exchange, story } = send({ sender }, text, peer, { transport, trust });
  const heard = await peer.heard.next();
  const contact = `Contact: <sip:bob@127.0.0.1:${peer.port};transport=${uriName}>`;
  heard.reply(respond(heard.text, '180 Ringing', { more: [contact] }));
  heard.reply(respond(heard.text, '200 OK', { more: [contact] }));
  const ack = await peer.heard.next();
  assert.match(ack.text, new RegExp(`^ACK sip:bob@127\\.0\\.0\\.1:${peer.port};transport=${uriName} SIP/2\\.0\\r\\n`));
  assert.ok(valueIn(ack.text, 'Via').startsWith(`${via} `));
  assert.equal((await until('done')).dialogOpen, true);
  exchange.end();
  const bye = await peer.heard.next();
  assert.match(bye.text, /^BYE /);
  bye.reply(respond(bye.text, '200 OK'));
  await until('response');
  const answers = ['response 180', 'response 200'];
  assert.deepEqual(story(), ['sent INVITE', ...answers, 'sent ACK', 'done 200 open', 'sent BYE', 'response 200']);
  assert.equal(peer.connections.all.length, 1);
  await sender.close();
  await peer.close();
  assert.equal(clock.running, 0);
}
