/** A process that answers every request with 200 at once over UDP, TCP and TLS; what it says first is its three ports. It ends with its input. */

import { createSocket } from 'node:dgram';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { makeCertificates } from '../support/certificates.ts';

const certificates = makeCertificates();
const ports = await Promise.all([
  udpPort(),
  streamPort(createServer(talk)),
  streamPort(createTlsServer(certificates.good, talk)),
]);
const [udp, tcp, tls] = ports;
process.stdout.write(`${JSON.stringify({ udp, tcp, tls, authority: certificates.authority })}\n`);
process.stdin.resume().on('end', () => {
  rmSync(certificates.folder, { recursive: true });
  process.exit();
});

function udpPort(): Promise<number> {
  const socket = createSocket('udp4', (bytes, { port, address }) => socket.send(answerTo(bytes), port, address));
  return new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve(socket.address().port)));
}

function streamPort(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

function talk(socket: Socket): void {
  socket.setNoDelay(true);
  socket.on('data', (bytes) => socket.write(answerTo(bytes)));
  socket.on('error', () => {});
}

function answerTo(request: Uint8Array): string {
  const text = Buffer.from(request).toString('latin1');
  const copied = text.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/.test(line));
  return ['SIP/2.0 200 OK', ...copied, 'Content-Length: 0', '', ''].join('\r\n');
}
