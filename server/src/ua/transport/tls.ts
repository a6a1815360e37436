/** SIP over TLS: the stream of TCP, once the peer has proved by its certificate that it is who was asked for. */

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
function contextOf({ authorities }: Trust): SecureContext {
  const ca = authorities === undefined ? {} : { ca: [...rootCertificates, authorities] };
  return createSecureContext({ ...ca, minVersion: 'TLSv1.2' });
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
  return socket;
}
