/** What the system's network errors, and those of TLS, mean to somebody who sends a message. */

import type { FailureKey, Note } from '../notes.ts';
import { type Address, written } from './transport.ts';

const meanings: Readonly<Record<string, FailureKey>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ETIMEDOUT: 'connection-timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EINVAL: 'unreachable',
  EACCES: 'datagram-refused',
  EPERM: 'datagram-refused',
  EMSGSIZE: 'datagram-refused',
  EADDRINUSE: 'port-taken',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-for-another',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-of-unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-of-unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-of-unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-of-unknown-authority',
  ECERTNOTPINNED: 'certificate-not-pinned',
  ETLSTIMEDOUT: 'tls-timeout',
  ETLSCLOSED: 'tls-closed',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls-not-spoken',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls-not-spoken',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls-too-old',
  ENOTOURS: 'local-not-ours',
  EWSREFUSED: 'websocket-refused',
  EWSWITHOUTSIP: 'websocket-without-sip',
  EWSNOTSPOKEN: 'websocket-not-spoken',
  EWSCLOSED: 'websocket-closed',
  EWSTIMEDOUT: 'websocket-timeout',
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'websocket-message-too-big',
};

/** Codes of which there are many, by how they begin. */
const families: readonly (readonly [RegExp, FailureKey])[] = [
  // What the peer says against TLS: RFC 8446 §6.2. Before the alert stands a version, which is another in each library and release.
  [
    /^ERR_SSL_.*_ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:REVOKED|EXPIRED|UNKNOWN)|UNKNOWN_CA|ACCESS_DENIED)$/,
    'tls-refuses-certificate',
  ],
  [/^ERR_SSL_.*_ALERT_CERTIFICATE_REQUIRED$/, 'tls-wants-certificate'],
  [/^ERR_SSL_.*_ALERT_PROTOCOL_VERSION$/, 'tls-too-old'],
  [/^ERR_SSL_.*_ALERT_HANDSHAKE_FAILURE$/, 'tls-broken-off'],
  // What OpenSSL finds wrong with a certificate or its chain.
  [/^(?:CERT_|CRL_|ERR_TLS_CERT|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_)|_CERT_|_CRL/, 'certificate-refused'],
  [/^ERR_(?:SSL|TLS|OSSL)_/, 'tls-failed'],
  [/^WS_ERR_/, 'websocket-broken'],
];

export function noteOf(error: unknown, peer: Address): Note {
  const code = codeOf(error);
  const key = meanings[code] ?? families.find(([form]) => form.test(code))?.[1] ?? 'transport-failed';
  const names = error instanceof Error && 'names' in error ? { names: String(error.names) } : {};
  const seen = error instanceof Error && 'fingerprint' in error ? { fingerprint: String(error.fingerprint) } : {};
  const about = error instanceof WayFault ? error.about : {};
  const name = /^(?:certificate|tls)-/.test(key) ? { name: peer.name ?? peer.address, ...names, ...seen } : {};
  return { key, args: { peer: written(peer), code, ...name, ...about } };
}

/** Why a way did not come about, or not last, by a code as the system's errors have. */
export class WayFault extends Error {
  readonly code: string;
  readonly about: Note['args'];

  constructor(code: string, about: Note['args'] = {}) {
    super(code);
    this.code = code;
    this.about = about;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';
}
