/** SIP over TLS: the stream of TCP, once the peer has proved by its certificate that it is who was asked for. */

import { appendFileSync } from 'node:fs';
import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from 'node:tls';
import type { Trust } from '../outgoing.ts';
import { identityFault } from './certificate.ts';
import { isPinned, pinFor } from './pins.ts';
import { type Securing, StreamEndpoint } from './stream-endpoint.ts';
import type { Address, TransportSockets } from './transport.ts';

export const tls: TransportSockets = {
  shared: false,
  open: async (local, on, clock, trust) => new StreamEndpoint('tls', local, on, clock, { secure: securing(trust) }),
};

/** What lays TLS upon connections, with this trust. */
export function securing(trust: Trust = {}): Securing {
  const context = contextOf(trust);
  return {
    lay: (connection, peer) => secure(connection, peer, trust, context),
    faultOf: (socket, peer) => faultOf(socket, peer, trust),
  };
}

/** The context of the trust that was asked for last. It costs some milliseconds, for about 150 authorities are read, and holds no key. */
let latest: { readonly authorities: string | undefined; readonly context: SecureContext } | undefined;

function contextOf(trust: Trust): SecureContext {
  if (trust.identity !== undefined) return newContext(trust);
  const { authorities } = trust;
  if (latest === undefined || latest.authorities !== authorities) latest = { authorities, context: newContext(trust) };
  return latest.context;
}

/** The authorities of the user stand beside those that everybody knows. */
function newContext({ authorities, identity }: Trust): SecureContext {
  const ca = authorities === undefined ? {} : { ca: [...rootCertificates, authorities] };
  const own = identity !== undefined && 'pfx' in identity ? { ...identity, pfx: Buffer.from(identity.pfx) } : identity;
  return createSecureContext({ ...ca, ...own, minVersion: 'TLSv1.2' });
}

/** Nothing is said to the peer before `faultOf` was asked: so that the certificate can be looked at, Node does not hang up by itself. */
function secure(connection: Socket, peer: Address, trust: Trust, secureContext: SecureContext): TLSSocket {
  const name = peer.name ?? peer.address;
  const socket = connect({
    socket: connection,
    secureContext,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: false,
    // RFC 6066 §3: an address is no server name.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    checkServerIdentity: (_, certificate) => identityFault(name, certificate),
  });
  socket.disableRenegotiation();
  const { keyLog } = trust;
  if (keyLog !== undefined) socket.on('keylog', (line) => logKeys(keyLog, line));
  return socket;
}

/** Why the peer is not who was asked for: another certificate than the pinned one, or one that cannot be believed. */
function faultOf(socket: TLSSocket, peer: Address, { verify, pins }: Trust): Error | undefined {
  const certificate = socket.getPeerX509Certificate();
  const fingerprint = certificate?.fingerprint256 ?? '';
  const pin = pinFor(peer, pins);
  const isFine = pin === undefined ? verify === false || socket.authorized : isPinned(fingerprint, pin);
  if (isFine) return undefined;
  const code = pin === undefined ? String(socket.authorizationError) : 'ECERTNOTPINNED';
  const isOfAnother = code === 'ERR_TLS_CERT_ALTNAME_INVALID' && certificate !== undefined;
  const fault = isOfAnother ? identityFault(peer.name ?? peer.address, certificate.toLegacyObject()) : undefined;
  return Object.assign(fault ?? new Error(code), { code, fingerprint });
}

/** In the form that Wireshark reads. A disk that is full meanwhile costs the log, not the message. */
function logKeys(file: string, line: Uint8Array): void {
  try {
    appendFileSync(file, line, { mode: 0o600 });
  } catch {
    // That the file can be written was seen before the message left.
  }
}
