/** Kamailio, started for a test: https://www.kamailio.org, the SIP server of Debian. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { udpPeer } from '../support/loopback.ts';
import { folder, freePort, need, type Program, start } from './programs.ts';

export interface Kamailio {
  readonly port: number;
  /** Where it speaks TLS, when it was given a certificate. */
  readonly tlsPort: number;
  /** Every message that it received and sent, in clear text. */
  readonly wire: () => string;
  readonly output: Program['output'];
  readonly stop: () => Promise<void>;
}

export interface KamailioSettings {
  /** Where the user `uas` is. */
  readonly uas?: string;
  readonly qop?: boolean;
  readonly sha256?: boolean;
  /** Seconds until a nonce is stale. */
  readonly nonceExpires?: number;
  /** Files of a certificate and its key; with them it speaks TLS too. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

export async function kamailio({
  uas = 'sip:127.0.0.1:9',
  qop = false,
  sha256 = false,
  nonceExpires = 300,
  certificate,
}: KamailioSettings = {}): Promise<Kamailio> {
  need('kamailio', 'kamailio');
  const path = folder('kamailio');
  const port = await freePort();
  const tlsPort = await freePort();
  const config = join(import.meta.dirname, 'kamailio', 'kamailio.cfg');
  const program = start(
    'kamailio',
    ['-DD', '-E', '-m', '32', '-M', '4', '-f', config, '-Y', path, '-w', path, '-P', join(path, 'pid')],
    {
      PEER_PORT: String(port),
      PEER_FOLDER: path,
      PEER_UAS_URI: uas,
      PEER_NONCE_EXPIRE: String(nonceExpires),
      // A name that is exported empty would count as defined.
      ...(qop ? { PEER_WITH_QOP: '1' } : {}),
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
  const wire = () =>
    readdirSync(path)
      .filter((name) => name.endsWith('.data'))
      .map((name) => readFileSync(join(path, name), 'latin1'))
      .join('');
  return { port, tlsPort, wire, output: program.output, stop: program.stop };
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
  const heard = await Promise.race([peer.heard.next(), program.ended, wait(10_000)]);
  clearInterval(asking);
  await peer.close();
  if (heard === null || typeof heard !== 'object')
    throw new Error(`Kamailio did not start:\n${program.output().slice(-2000)}`);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
