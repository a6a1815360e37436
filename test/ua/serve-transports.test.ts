/** The local server over everything that it is heard on: one port, told apart by what comes first. */

import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { before, test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import { createSender } from '../../server/src/ua/send.ts';
import { type ServeEvent, serve } from '../../server/src/ua/serve.ts';
import { webSocketPatience } from '../../server/src/ua/transport/web-socket.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { manualClock } from '../support/manual-clock.ts';
import { invite, send, valueIn } from './exchange.ts';
import { to } from './local-server.ts';

let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

for (const transport of ['ws', 'tls', 'wss', 'tcp'] as const) {
  for (const address of ['127.0.0.1', '::1']) {
    test(`a whole call over ${transport} to ${address}`, async () => {
      const log: ServeEvent[] = [];
      const serving = await serve({ port: 0, identity: certificates.good, log: (event) => log.push(event) });
      const host = address.includes(':') ? `[${address}]` : address;
      assert.ok(serving.addresses.includes(`${transport}:${host}:${serving.port}`));
      const sender = createSender();
      // RFC 7118 §5.2: in a URI a secure WebSocket is called what the other is.
      const place = `sip:${host}:${serving.port};transport=${transport === 'wss' ? 'ws' : transport}`;
      const text = invite({
        uri: place.replace(':', ':bob@'),
        via: `SIP/2.0/${transport.toUpperCase()} ${host};branch=z9hG4bKcall;rport`,
      });
      const run = send(
        { sender, clock: manualClock() },
        text,
        { address, port: serving.port },
        {
          transport,
          endDialogs: true,
          trust: { authorities: certificates.authority, verify: address === '127.0.0.1' },
        },
      );
      await run.until('done');
      assert.equal(
        run.story().join(),
        'sent INVITE,response 100,response 180,response 200,sent ACK,sent BYE,response 200,done 200',
      );
      assert.ok(log.every((event) => event.transport === transport));
      const accepted = log.map(({ wire }) => textOf(wire)).find((said) => said.startsWith('SIP/2.0 200'));
      assert.equal(valueIn(accepted ?? '', 'Contact'), `<${place}>`);
      await run.exchange.close();
      await serving.close();
    });
  }
}

/** What a connection hears before it is closed. */
async function said(port: number, ...pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += textOf(chunk);
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) await written(socket, piece);
  await closed;
  return heard;
}

function written(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve) => socket.write(bytesOf(text), () => setTimeout(resolve, 5)));
}

test('what is no WebSocket for SIP, or comes from a page in a browser, is turned away', async () => {
  const serving = await serve({ port: 0 });
  const asked = (...more: readonly string[]) =>
    [
      'GET / HTTP/1.1',
      'Host: 127.0.0.1',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...more,
      '\r\n',
    ].join('\r\n');
  const { port } = serving;
  assert.match(
    await said(port, asked('Sec-WebSocket-Protocol: sip', 'Origin: http://evil.example')),
    /^HTTP\/1\.1 403 /,
  );
  assert.match(await said(port, asked('Sec-WebSocket-Protocol: chat')), /^HTTP\/1\.1 400 /);
  assert.match(await said(port, asked()), /^HTTP\/1\.1 400 /);
  assert.match(await said(port, 'GE', 'T / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'), /^HTTP\/1\.1 426 /);
  assert.equal(await said(port, '\x16\x03\x01\0\x05hello\r\n\r\n'), '', 'without a certificate there is no TLS');
  await serving.close();
});

test('a handshake that never ends is given up, and connections that say nothing end with the server', async () => {
  const clock = manualClock();
  const serving = await serve({ port: 0, clock });
  const silent = connect(serving.port, '127.0.0.1');
  const ended = new Promise((resolve) => silent.once('close', resolve));
  const half = connect(serving.port, '127.0.0.1');
  const given = new Promise((resolve) => half.once('close', resolve));
  half.write('GET / HTTP/1.1\r\nHost:');
  while (clock.running === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  clock.turn(webSocketPatience.handshake);
  await given;
  await serving.close();
  await ended;
  assert.equal(clock.running, 0);
});

test('bytes that are no TLS after all, and a message above the limit over WebSocket, end their connection only', async () => {
  const serving = await serve({ port: 0, identity: certificates.good });
  await said(serving.port, '\x16\x03\x01\0\x05hello\r\n\r\n');
  const sender = createSender();
  const large = to('bob', 'MESSAGE', { body: 'x'.repeat(300_000), more: ['Content-Type: text/plain'] });
  const place = { address: '127.0.0.1', port: serving.port };
  const lost = send({ sender }, large, place, { transport: 'ws' });
  assert.notEqual((await lost.until('done')).status, 200);
  await lost.exchange.close();
  const heard = send({ sender }, to('bob', 'MESSAGE'), place, { transport: 'wss', trust: { verify: false } });
  assert.equal((await heard.until('done')).status, 200);
  await heard.exchange.close();
  await serving.close();
});
