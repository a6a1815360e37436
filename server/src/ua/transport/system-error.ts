/** What the system's network errors mean to somebody who sends a message. */

import type { FailureKey, Note } from '../outgoing.ts';
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
};

export function noteOf(error: unknown, peer: Address): Note {
  const code = codeOf(error);
  return { key: meanings[code] ?? 'transport-failed', args: { peer: written(peer), code } };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';
}
