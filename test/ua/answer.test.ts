/** Where the answer to a message will come, and what is said and prepared so that it does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerPath, answerStep, wishedPort } from '../../server/src/ua/answer.ts';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { Destination } from '../../server/src/ua/outgoing.ts';
import { readMessage } from '../../server/src/ua/received.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { written } from '../../server/src/ua/transport/transport.ts';
import { closedPort, udpPeer } from '../support/loopback.ts';
import { named, request } from './exchange.ts';

const local = { address: '127.0.0.1', port: 40_000 };
const toUdp: Destination = { transport: 'udp', address: '127.0.0.1', port: 5060 };
const toTcp: Destination = { ...toUdp, transport: 'tcp' };
const toTls: Destination = { ...toUdp, transport: 'tls' };

function path(via: string, destination = toUdp, more: Parameters<typeof request>[1] = {}): string[] {
  const text = request('OPTIONS', { via, ...more });
  return answerPath(bytesOf(text), destination, local).map(({ note, mustAsk }) => `${note.key}${mustAsk ? '!' : ''}`);
}

test('the answer comes back, or is known to be lost', () => {
  assert.deepEqual(path('SIP/2.0/UDP 127.0.0.1:40000;branch=z9hG4bK1'), []);
  assert.deepEqual(path('SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1'), ['answer-lost!']);
  assert.deepEqual(path('SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1'), ['answer-lost!']);
  assert.deepEqual(path('SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1;rport'), []);
  assert.deepEqual(path('SIP/2.0/UDP 127.0.0.1:40000;maddr=192.0.2.7;rport'), ['answer-elsewhere!']);
  assert.deepEqual(path('SIP/2.0/UDP client.example.com:40000;branch=z9hG4bK1'), ['via-host-differs']);
  assert.deepEqual(path('SIP/2.0/UDP localhost:40000;branch=z9hG4bK1'), []);
  assert.deepEqual(path('SIP/2.0/TCP 127.0.0.1:40000;branch=z9hG4bK1'), ['via-transport-differs']);
  assert.deepEqual(path('SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1', toTcp), ['via-transport-differs']);
  assert.deepEqual(path('SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1', toTcp), []);
  assert.deepEqual(path('SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK1', toTls, { uri: 'sips:bob@example.com' }), []);
  assert.deepEqual(path('SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1', toTcp, { uri: 'sips:bob@example.com' }), [
    'sips-without-tls',
  ]);
  assert.deepEqual(path('broken'), ['answer-lost!']);
  const withoutVia = bytesOf(request('OPTIONS').replace(/Via:.*\r\n/, ''));
  assert.deepEqual(
    answerPath(withoutVia, toUdp, local).map(({ note }) => note.key),
    ['via-missing'],
  );
  assert.deepEqual(
    answerPath(bytesOf(request('ACK', { via: 'SIP/2.0/UDP 127.0.0.1' })), toUdp, local),
    [],
    'an ACK has no answer',
  );
});

test('a Contact that leads elsewhere is said of requests for which it counts', () => {
  const contactTo = (contact: string, method = 'INVITE', destination = toUdp) => {
    const via = `SIP/2.0/${destination.transport.toUpperCase()} 127.0.0.1:40000`;
    const text = request(method, { via }).replace('sip:alice@127.0.0.1>', `${contact}>`);
    return answerPath(bytesOf(text), destination, local).map(({ note, mustAsk }) => {
      assert.equal(mustAsk, false);
      return `${note.key} ${note.args.contact ?? ''}`;
    });
  };
  assert.deepEqual(contactTo('sip:alice@127.0.0.1:40000'), []);
  assert.deepEqual(contactTo('sip:alice@127.0.0.1'), ['contact-differs 127.0.0.1:5060']);
  assert.deepEqual(contactTo('sip:alice@192.0.2.1:40000', 'REGISTER'), ['contact-differs 192.0.2.1:40000']);
  assert.deepEqual(contactTo('sip:alice@[2001:db8::1]'), ['contact-differs [2001:db8::1]:5060']);
  assert.deepEqual(contactTo('sip:alice@192.0.2.1', 'OPTIONS'), []);
  assert.deepEqual(contactTo('sip:alice@pbx.example.com'), [], 'a name may lead to us');
  assert.deepEqual(contactTo('sip:alice@127.0.0.1:5060;transport=tcp', 'INVITE', toTcp), [], 'a connection is there');
});

test('where the answer comes is said', () => {
  const step = (via: string, destination = toUdp) => {
    const note = answerStep(bytesOf(request('OPTIONS', { via })), destination, local);
    return `${note?.key} ${note?.args.to ?? ''}`.trim();
  };
  assert.equal(step('SIP/2.0/UDP h:7;rport'), `answer-to-source ${written(local)}`);
  assert.equal(step('SIP/2.0/UDP h:7'), `answer-to-via ${local.address}:7`);
  assert.equal(step('SIP/2.0/UDP h'), `answer-to-via ${local.address}:5060`);
  assert.equal(step('SIP/2.0/UDP h;maddr=192.0.2.7;rport'), 'answer-to-maddr 192.0.2.7:5060');
  assert.equal(step('SIP/2.0/TCP h', toTcp), 'answer-on-connection');
  assert.equal(answerStep(bytesOf(request('ACK')), toUdp, local), undefined);
});

test('above 1300 bytes a datagram is too big, and a stream is not', () => {
  const via = 'SIP/2.0/UDP 127.0.0.1:40000;branch=z9hG4bK1';
  assert.deepEqual(path(via, toUdp, { body: 'x'.repeat(1300) }), ['datagram-too-big']);
  assert.deepEqual(path(via.replace('UDP', 'TCP'), toTcp, { body: 'x'.repeat(1300) }), []);
});

test('which port is wished for', () => {
  const wish = (via: string, destination = toUdp) => wishedPort(readMessage(request('OPTIONS', { via })), destination);
  assert.equal(wish('SIP/2.0/UDP 127.0.0.1:5070'), 5070);
  assert.equal(wish('SIP/2.0/UDP 127.0.0.1:5070;rport'), 5070);
  assert.equal(wish('SIP/2.0/UDP 127.0.0.1'), 5060);
  assert.equal(wish('SIP/2.0/UDP 127.0.0.1;rport'), undefined);
  assert.equal(wish('SIP/2.0/TCP 127.0.0.1:5070', toTcp), undefined);
  assert.equal(wish('SIP/2.0/TCP 127.0.0.1:5070'), undefined);
});

test('preparing finds our end: the address that the system chooses, and the port of the Via where it is free', async () => {
  const sender = createSender({ names: named(async () => []) });
  const busy = await udpPeer();
  const free = await closedPort();
  const prepare = (port: number) =>
    sender.prepare({
      bytes: bytesOf(request('OPTIONS', { uri: 'sip:127.0.0.1', via: `SIP/2.0/UDP 127.0.0.1:${port}` })),
    });
  const wished = await prepare(free);
  assert.deepEqual('local' in wished && wished.local, { address: '127.0.0.1', port: free, asWished: true });
  const other = await prepare(busy.port);
  assert.ok('local' in other && !other.local.asWished && other.local.port !== busy.port && other.local.port > 0);
  const refused = await sender.prepare({
    bytes: bytesOf(request('OPTIONS')),
    directive: '[::1]',
    local: { address: '127.0.0.1' },
  });
  assert.ok('local' in refused, 'an address of the wrong family is told when it is sent from');
  await busy.close();
});
