/** Kamailio, started for a test: https://www.kamailio.org, the SIP server of Debian. */

import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { udpPeer } from '../support/loopback.ts';
import { type Dumped, dumpIn } from './dump.ts';
import { folder, freePort, need, type Program, start } from './programs.ts';

export interface Kamailio {
  readonly port: number;
  /** Where it speaks TLS, when it was given a certificate. */
  readonly tlsPort: number;
  /** Every message that it received and sent. */
  readonly dump: () => readonly Dumped[];
  readonly output: Program['output'];
  /** It hears and says nothing any more, though its sockets stay open. */
  readonly freeze: () => void;
  readonly stop: () => Promise<void>;
}

export interface KamailioSettings {
  /** Whether it hashes by SHA-256; else by MD5. */
  readonly sha256?: boolean;
  /** Seconds until a nonce is stale. */
  readonly nonceExpires?: number;
  /** Files of a certificate and its key; with them it speaks TLS too. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

export async function kamailio({
  sha256 = false,
  nonceExpires = 300,
  certificate,
}: KamailioSettings = {}): Promise<Kamailio> {
  need('kamailio', 'kamailio kamailio-presence-modules kamailio-tls-modules kamailio-websocket-modules');
  const path = folder('kamailio');
  const port = await freePort();
  const tlsPort = await freePort();
  const config = join(import.meta.dirname, 'kamailio', 'kamailio.cfg');
  const program = start(
    'kamailio',
    ['-DD', '-E', '-m', '128', '-M', '8', '-f', config, '-Y', path, '-w', path, '-P', join(path, 'pid')],
    {
      PEER_PORT: String(port),
      PEER_FOLDER: path,
      PEER_TABLES: `text://${emptyTables(path)}`,
      PEER_NONCE_EXPIRE: String(nonceExpires),
      // A name that is exported empty would count as defined.
      ...(sha256 ? { PEER_WITH_SHA256: '1' } : {}),
      ...(certificate === undefined
        ? {}
        : { PEER_TLS_PORT: String(tlsPort), PEER_CERTIFICATE: certificate.cert, PEER_KEY: certificate.key }),
    },
  );
  try {
    await answers(port, program);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return { port, tlsPort, dump: dumpIn(path), output: program.output, freeze: program.freeze, stop: program.stop };
}

/** What the presence modules want to find; their definitions come with the package. */
function emptyTables(path: string): string {
  const tables = join(path, 'tables');
  mkdirSync(tables);
  for (const name of ['version', 'presentity', 'active_watchers', 'watchers', 'xcap'])
    copyFileSync(join('/usr/share/kamailio/dbtext/kamailio', name), join(tables, name));
  return tables;
}

/** Asks until there is an answer. */
async function answers(port: number, program: Program): Promise<void> {
  const peer = await udpPeer();
  const hello = [
    `OPTIONS sip:127.0.0.1:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${peer.port};branch=z9hG4bKready;rport`,
    'Max-Forwards: 1',
    'From: <sip:ready@127.0.0.1>;tag=ready',
    'To: <sip:127.0.0.1>',
    'Call-ID: ready',
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
  const asking = setInterval(() => peer.say(hello, { address: '127.0.0.1', port }), 25);
  const heard = await Promise.race([peer.heard.next(), program.ended, wait(60_000)]);
  clearInterval(asking);
  await peer.close();
  if (heard === null || typeof heard !== 'object')
    throw new Error(`Kamailio did not start:\n${program.output().slice(-2000)}`);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
