/** What our sender adds to one request and its answer on loopback, beside a socket that is opened, written to, read once and closed. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import { answered, send, sender } from './send-subject.ts';
import { quantile, shuffled } from './statistics.ts';

type Measured = 'udp' | 'tcp' | 'tls';

/** A kind of request, and how many times as long as a bare socket it may take once its way is known, where somebody says. */
interface Kind {
  readonly name: string;
  readonly transport: Measured;
  /** True where the Via names a port, which is ours as long as copies of the answer may come (RFC 3261 §17.1.2.2, Timer K). */
  readonly hasPort: boolean;
  readonly most: number | undefined;
}

const kinds: readonly Kind[] = [
  { name: 'UDP, from any port', transport: 'udp', hasPort: false, most: 1.5 },
  { name: "UDP, from the Via's port", transport: 'udp', hasPort: true, most: 1.5 },
  { name: 'TCP', transport: 'tcp', hasPort: false, most: 1.3 },
  { name: 'TLS', transport: 'tls', hasPort: false, most: undefined },
];

/** Medians, in microseconds from the call to the answer. */
export interface SendRow extends Kind {
  readonly raw: number;
  /** The sender, with a message whose way is known. */
  readonly sent: Timed;
  /** The same once its way was found, and a port of ours: as an editor and the command line do it. */
  readonly prepared: Timed;
}

interface Timed {
  readonly median: number;
  /** Beside the median of the bare socket. */
  readonly ratio: number;
}

interface Peer {
  readonly ports: Readonly<Record<Measured, number>>;
  /** A port of ours that nobody has. */
  readonly own: number;
  /** Whose certificates are believed. */
  readonly authority: string;
  readonly process: ChildProcess;
}

const rounds = 300;
/** Few, since nobody who sends a request has sent hundreds before. */
const cold = 20;

/** All ways take turns, in another order each time, so that what else the machine does disturbs all alike. */
export async function measureSending(): Promise<SendRow[]> {
  const peer = await startPeer();
  const ways = { raw, sent, prepared };
  const names = ['raw', 'sent', 'prepared'] as const;
  const times = kinds.map((kind): Times => ({ ...kind, raw: [], sent: [], prepared: [] }));
  try {
    for (let round = 0; round < cold + rounds; round += 1)
      for (const row of shuffled(times))
        for (const name of shuffled(names)) {
          const text = requestTo(row, peer);
          const before = performance.now();
          await ways[name](text, row.transport, peer);
          if (round >= cold) row[name].push(1000 * (performance.now() - before));
        }
  } finally {
    await sender.close();
    peer.process.stdin?.end();
    await once(peer.process, 'exit');
  }
  return times.map((row) => ({
    ...row,
    raw: quantile(row.raw, 0.5),
    sent: timed(row.sent, quantile(row.raw, 0.5)),
    prepared: timed(row.prepared, quantile(row.raw, 0.5)),
  }));
}

interface Times extends Kind {
  readonly raw: number[];
  readonly sent: number[];
  readonly prepared: number[];
}

/** A ratio within a round would say less: what disturbs either of the two draws it towards 1. */
function timed(ours: readonly number[], bare: number): Timed {
  const median = quantile(ours, 0.5);
  return { median, ratio: median / bare };
}

let count = 0;

function requestTo({ transport, hasPort }: Kind, { ports, own }: Peer): string {
  count += 1;
  const at = hasPort ? `127.0.0.1:${own};` : '127.0.0.1;rport;';
  const uri = `sip:bob@127.0.0.1:${ports[transport]}`;
  return [
    `OPTIONS ${uri} SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${at}branch=z9hG4bKbench${count}`,
    'Max-Forwards: 70',
    `From: <sip:alice@127.0.0.1>;tag=a${count}`,
    `To: <${uri}>`,
    `Call-ID: bench${count}@127.0.0.1`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:alice@127.0.0.1:${own}>`,
    'Accept: application/sdp',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

/** The least that a client can do. */
function raw(text: string, transport: Measured, { ports, authority: ca }: Peer): Promise<void> {
  const port = ports[transport];
  const host = '127.0.0.1';
  if (transport === 'udp')
    return new Promise((resolve) => {
      const socket = createSocket('udp4', () => {
        socket.close();
        resolve();
      });
      socket.bind(0, host, () => socket.send(text, port, host));
    });
  return new Promise((resolve, reject) => {
    const socket = transport === 'tcp' ? connect({ host, port, noDelay: true }) : connectTls({ host, port, ca });
    socket.once(transport === 'tcp' ? 'connect' : 'secureConnect', () => socket.write(text));
    socket.once('error', reject);
    socket.once('data', () => {
      socket.destroy();
      resolve();
    });
  });
}

/** As whoever compares us with others has it. */
function sent(text: string, transport: Measured, { ports, authority }: Peer): Promise<void> {
  return send(text, { transport, host: '127.0.0.1', port: ports[transport], ca: Buffer.from(authority) });
}

async function prepared(text: string, transport: Measured, { ports, authority }: Peer): Promise<void> {
  const bytes = bytesOf(text);
  const directive = `sip:127.0.0.1:${ports[transport]};transport=${transport}`;
  const found = await sender.prepare({ bytes, directive });
  if ('refused' in found) throw new Error(found.refused.key);
  const { route, local } = found;
  await answered({ bytes, destination: route.destination, local, trust: { authorities: authority } });
}

async function startPeer(): Promise<Peer> {
  const script = fileURLToPath(new URL('./answering-peer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { authority, ...ports } = JSON.parse(line.toString()) as Peer['ports'] & { authority: string };
  return { ports, own: await freePort(), authority, process: child };
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}
