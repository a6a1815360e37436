/** SIP over WebSocket, with and without TLS: one message in each of its own, and each way in which there is none has its sentence. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import type { TransportName } from '../../server/src/ua/outgoing.ts';
import { sockets } from '../../server/src/ua/transport/index.ts';
import { connectPatience } from '../../server/src/ua/transport/stream-endpoint.ts';
import type { Address, Arrival } from '../../server/src/ua/transport/transport.ts';
import { webSocketLimits, webSocketPatience } from '../../server/src/ua/transport/web-socket.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { type Peer, queue, type TcpPeer, tcpPeer, webSocketPeer } from '../support/loopback.ts';
import { manualClock } from '../support/manual-clock.ts';
import { failureAt, opened, optionsTo, wholeCall } from './connected.ts';
import { request, respond, send, stage } from './exchange.ts';
import { agreement } from './web-socket-agreement.ts';

let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

function open(transport: TransportName = 'ws') {
  return opened(transport, { authorities: certificates.authority });
}

function failure(peer: Peer, transport: TransportName = 'ws', where: Partial<Address> = {}) {
  return failureAt(peer, transport, { authorities: certificates.authority }, where);
}

/** A server of HTTP that answers the first request with these lines. */
async function answering(...lines: readonly string[]): Promise<TcpPeer> {
  const peer = await tcpPeer();
  peer.heard.next().then(({ reply }) => reply([...lines, '', ''].join('\r\n')));
  return peer;
}

test('text and binary go there and back, each message whole, over IPv4 and IPv6', async () => {
  for (const address of ['127.0.0.1', '::1']) {
    const peer = await webSocketPeer({}, address);
    const clock = manualClock();
    const arrivals = queue<Arrival>();
    const on = { message: (arrival: Arrival) => arrivals.push(arrival), broken: () => assert.fail('it broke') };
    const endpoint = await sockets.ws.open({ address, port: 0 }, on, clock);
    const to = { address, port: peer.port };
    endpoint.send(bytesOf('one\r\n\r\n'), to);
    const heard = await peer.heard.next();
    assert.equal(heard.text, 'one\r\n\r\n');
    const socket = await peer.connections.next();
    const kinds = queue<boolean>();
    socket.on('message', (_, isBinary) => kinds.push(isBinary));
    // RFC 6455 §5.6: what is no UTF-8 is no text.
    endpoint.send(bytesOf('two \0\xff'), to);
    endpoint.send(Buffer.from('三'), to);
    assert.equal((await peer.heard.next()).text, 'two \0\xff');
    assert.deepEqual([await kinds.next(), await kinds.next()], [true, false]);
    heard.reply('SIP/2.0 200 OK\r\n\r\nno length');
    socket.send(Buffer.from('\xff\0', 'latin1'), { binary: true });
    const [text, binary] = [await arrivals.next(), await arrivals.next()];
    assert.deepEqual([text.transport, textOf(text.bytes)], ['ws', 'SIP/2.0 200 OK\r\n\r\nno length']);
    assert.equal(text.lengthMissing, false);
    assert.equal(textOf(binary.bytes), '\xff\0');
    assert.deepEqual(endpoint.local(to), { address, port: heard.from.port });
    assert.equal(peer.connections.all.length, 1);
    await Promise.all([endpoint.close(), peer.close()]);
    assert.equal(clock.running, 0);
  }
});

test('the server is told name, path and subprotocol, and offered no compression', async () => {
  const peer = await webSocketPeer();
  const { endpoint } = await open();
  endpoint.send(bytesOf('hello'), { address: peer.address, port: peer.port, name: 'sip.test', path: '/a/b?c=d' });
  const { headers, url } = await peer.requests.next();
  assert.deepEqual(
    [url, headers.host, headers['sec-websocket-protocol'], headers['sec-websocket-extensions'], headers.origin],
    ['/a/b?c=d', `sip.test:${peer.port}`, 'sip', undefined, undefined],
  );
  await peer.heard.next();
  // Whoever is named by an address alone, or without a path, is reached by the connection that is there.
  endpoint.send(bytesOf('again'), { address: peer.address, port: peer.port });
  assert.equal((await peer.heard.next()).text, 'again');
  assert.equal(peer.connections.all.length, 1);
  await Promise.all([endpoint.close(), peer.close()]);
});

test('a first message in the same packet as the agreement is not lost', async () => {
  const peer = await tcpPeer();
  const { endpoint, arrivals, clock } = await open();
  endpoint.send(bytesOf('hello'), peer);
  const { text, reply } = await peer.heard.next();
  // A frame of text follows.
  reply(`${agreement(text)}\x81\x07at once`);
  assert.equal(textOf((await arrivals.next()).bytes), 'at once');
  await peer.heard.next();
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
});

test('a refused upgrade is told with its status, and a redirect is not followed', async () => {
  const refused = await failure(await answering('HTTP/1.1 400 Bad Request', 'Content-Length: 0'));
  assert.deepEqual([refused.key, refused.args.status, refused.args.reason], ['websocket-refused', 400, 'Bad Request']);
  const elsewhere = await webSocketPeer();
  const location = `Location: ws://127.0.0.1:${elsewhere.port}/`;
  const moved = await failure(await answering('HTTP/1.1 302 Found', location, 'Content-Length: 0'));
  assert.deepEqual(
    [moved.key, moved.args.status, moved.args.location],
    ['websocket-refused', 302, location.slice('Location: '.length)],
  );
  assert.equal(elsewhere.requests.all.length, 0);
  await elsewhere.close();
});

test('a server that does not repeat the subprotocol speaks no SIP', async () => {
  for (const protocol of [false, 'xmpp'] as const)
    assert.equal((await failure(await webSocketPeer({ protocol }))).key, 'websocket-without-sip');
});

test('a server of something else is no WebSocket', async () => {
  for (const line of ['SIP/2.0 400 Bad Request', 'HTTP/1.1 101 Switching Protocols'])
    assert.equal((await failure(await answering(line))).key, 'websocket-not-spoken', line);
  const wrongKey = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: AAAA'];
  const peer = await answering('HTTP/1.1 101 Switching Protocols', ...wrongKey, 'Sec-WebSocket-Protocol: sip');
  assert.equal((await failure(peer)).key, 'websocket-not-spoken');
});

test('a server that hangs up, or is silent, is given up', async () => {
  for (const act of ['end', 'resetAndDestroy'] as const) {
    const peer = await tcpPeer();
    peer.heard.next().then(async () => (await peer.connections.next())[act]());
    assert.equal((await failure(peer)).key, 'websocket-closed', act);
  }
  const silent = await tcpPeer();
  const { endpoint, broken, clock } = await open();
  endpoint.send(bytesOf('hello'), silent);
  await silent.heard.next();
  clock.turn(webSocketPatience.handshake);
  assert.equal((await broken.next()).note.key, 'websocket-timeout');
  await Promise.all([endpoint.close(), silent.close()]);
  assert.equal(clock.running, 0);
});

test('closing does not wait for an agreement that does not come', async () => {
  const peer = await tcpPeer();
  const { endpoint, clock } = await open();
  endpoint.send(bytesOf('hello'), peer, () => assert.fail('it left'));
  await peer.heard.next();
  const closing = endpoint.close();
  clock.turn(connectPatience.closing);
  await closing;
  await peer.close();
  assert.equal(clock.running, 0);
});

test('a name that no URL can hold leads to no WebSocket, and leaves nothing behind', async () => {
  assert.equal((await failure(await webSocketPeer(), 'ws', { name: '1.2.3.4.5' })).key, 'transport-failed');
});

test('a message that is too big, also in pieces, ends the connection before it is kept', async () => {
  for (const pieces of [1, 2]) {
    const peer = await webSocketPeer();
    const { endpoint, broken, arrivals, clock } = await open();
    endpoint.send(bytesOf('hello'), peer);
    const socket = await peer.connections.next();
    const size = webSocketLimits.message / pieces + 1;
    for (let piece = 1; piece <= pieces; piece += 1) socket.send(Buffer.alloc(size), { fin: piece === pieces });
    const { note } = await broken.next();
    assert.deepEqual([note.key, note.args.limit], ['websocket-message-too-big', webSocketLimits.message]);
    assert.equal(arrivals.all.length, 0);
    await Promise.all([endpoint.close(), peer.close()]);
    assert.equal(clock.running, 0);
  }
});

test('what breaks the rules of WebSocket ends the connection', async () => {
  const peer = await webSocketPeer();
  const { endpoint, broken, clock } = await open();
  endpoint.send(bytesOf('hello'), peer);
  const socket = await peer.connections.next();
  // Text that is no UTF-8: RFC 6455 §8.1.
  socket.send(Buffer.from([0xff]), { binary: false });
  assert.deepEqual((await broken.next()).note.args.code, 'WS_ERR_INVALID_UTF8');
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
});

test('pings are answered, and a flood of them costs nothing and delays nothing', async () => {
  const peer = await webSocketPeer();
  const { endpoint, arrivals, clock } = await open();
  endpoint.send(bytesOf('hello'), peer);
  const socket = await peer.connections.next();
  const pongs = queue<string>();
  socket.on('pong', (data) => pongs.push(data.toString()));
  socket.ping('here?');
  assert.equal(await pongs.next(), 'here?');
  // The peer reads none of the answers.
  socket.pause();
  const before = process.memoryUsage().arrayBuffers;
  const pings = 20_000;
  for (let count = 0; count < pings; count += 1) socket.ping(Buffer.alloc(125));
  socket.send('still here');
  assert.equal(textOf((await arrivals.next()).bytes), 'still here');
  assert.ok(process.memoryUsage().arrayBuffers - before < 8 * 1024 * 1024);
  socket.resume();
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
});

test('a connection that closes in the middle is told once', async () => {
  for (const act of ['close', 'terminate'] as const) {
    const peer = await webSocketPeer();
    const { sender, clock } = stage();
    const { until, story } = send({ sender }, request('OPTIONS'), peer, { transport: 'ws' });
    await peer.heard.next();
    (await peer.connections.next())[act]();
    assert.equal((await until('failed')).note?.key, 'connection-closed', act);
    await until('done');
    assert.deepEqual(story(), ['sent OPTIONS', 'failed connection-closed', 'done']);
    await sender.close();
    await peer.close();
    assert.equal(clock.running, 0);
  }
});

test('a peer that does not answer our farewell does not hold us', async () => {
  const peer = await webSocketPeer();
  const { endpoint, clock } = await open();
  endpoint.send(bytesOf('hello'), peer);
  await peer.heard.next();
  (await peer.connections.next()).pause();
  const closing = endpoint.close();
  await new Promise((resolve) => setImmediate(resolve));
  clock.turn(webSocketPatience.farewell);
  await closing;
  await peer.close();
  assert.equal(clock.running, 0);
});

test('OPTIONS over WebSocket is sent once, and answered without Content-Length', async () => {
  const answer = (asked: string) => respond(asked, '200 OK', { body: 'hi' }).replace(/Content-Length: \d+\r\n/, '');
  assert.equal((await optionsTo(await webSocketPeer(), 'ws', {}, answer)).note, undefined);
});

test('a whole call over one WebSocket: INVITE, ACK and BYE', async () => {
  const trust = { authorities: certificates.authority };
  // RFC 7118 §5.2: ws in a SIP URI, also where it is reached by WSS.
  await wholeCall(await webSocketPeer(), 'ws', 'ws', trust);
  await wholeCall(await webSocketPeer({ tls: certificates.good }), 'wss', 'ws', trust);
});

test('WSS goes to whom a good certificate is for, and to nobody else', async () => {
  const peer = await webSocketPeer({ tls: certificates.good });
  const { endpoint, arrivals, clock } = await open('wss');
  endpoint.send(bytesOf('hello'), { address: peer.address, port: peer.port, name: 'sip.test', path: '/ws' });
  const heard = await peer.heard.next();
  assert.equal((await peer.requests.next()).headers.host, `sip.test:${peer.port}`);
  heard.reply('back');
  const arrival = await arrivals.next();
  assert.deepEqual([arrival.transport, textOf(arrival.bytes)], ['wss', 'back']);
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
  for (const [kind, key] of [
    ['expired', 'certificate-expired'],
    ['forAnother', 'certificate-for-another'],
    ['selfSigned', 'certificate-self-signed'],
  ] as const)
    assert.equal(
      (await failure(await webSocketPeer({ tls: certificates[kind] }), 'wss', { name: 'sip.test' })).key,
      key,
    );
  assert.equal((await failure(await webSocketPeer(), 'wss')).key, 'tls-not-spoken');
  const demand = { requestCert: true, rejectUnauthorized: true, ca: certificates.authority };
  const mutual = await webSocketPeer({ tls: { ...certificates.good, ...demand } });
  assert.equal((await failure(mutual, 'wss')).key, 'tls-wants-certificate');
});
