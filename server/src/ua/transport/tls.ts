/** SIP over TLS: the stream of TCP, once the peer has proved by its certificate that it is who was asked for. */

import { appendFileSync } from 'node:fs';
import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Trust } from '../outgoing.ts';
import { identityFault } from './certificate.ts';
import { type Securing, StreamEndpoint } from './stream-endpoint.ts';
import type { Address, TransportSockets } from './transport.ts';

export const tls: TransportSockets = {
  shared: false,
  open: async (local, on, clock, trust) => new StreamEndpoint('tls', local, on, clock, { secure: securing(trust) }),
};

/** What lays TLS upon connections, with this trust. */
export function securing(trust: Trust = {}): Securing {
  const context = contextOf(trust);
  return (connection, peer) => secure(connection, peer, trust, context);
}

/** The authorities of the user stand beside those that everybody knows. */
function contextOf({ authorities, identity }: Trust): SecureContext {
  const ca = authorities === undefined ? {} : { ca: [...rootCertificates, authorities] };
  const own = identity !== undefined && 'pfx' in identity ? { ...identity, pfx: Buffer.from(identity.pfx) } : identity;
  return createSecureContext({ ...ca, ...own, minVersion: 'TLSv1.2' });
}

function secure(connection: Socket, peer: Address, trust: Trust, secureContext: SecureContext): Socket {
  const name = peer.name ?? peer.address;
  const socket = connect({
    socket: connection,
    secureContext,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: trust.verify !== false,
    // RFC 6066 §3: an address is no server name.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    checkServerIdentity: (_, certificate) => identityFault(name, certificate),
  });
  socket.disableRenegotiation();
  const { keyLog } = trust;
  if (keyLog !== undefined) socket.on('keylog', (line) => logKeys(keyLog, line));
  return socket;
}

/** In the form that Wireshark reads. A disk that is full meanwhile costs the log, not the message. */
function logKeys(file: string, line: Uint8Array): void {
  try {
    appendFileSync(file, line, { mode: 0o600 });
  } catch {
    // That the file can be written was seen before the message left.
  }
}
