/** What a password is kept for: the realm, the host and the user that it was typed for, and whether the way was encrypted. */

import type { CredentialsParams } from '../../../server/src/protocol.ts';

const encrypted: ReadonlySet<string> = new Set(['tls', 'wss']);

/** So that no other host is ever given it, and what was typed for TLS makes no digest that anybody on the way could read. */
export function keyOf({ realm, host, transport, user = '', secret = '' }: CredentialsParams): string {
  const about =
    realm === '' ? ['', '', '', secret] : [realm, host, user, secret, encrypted.has(transport) ? 'tls' : ''];
  return `account ${JSON.stringify(about)}`;
}
