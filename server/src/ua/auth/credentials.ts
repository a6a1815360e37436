/** The Authorization or Proxy-Authorization that answers a challenge. */

import { Authorization } from '../../sip/headers/authorization.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { ProxyAuthorization } from '../../sip/headers/proxy-authorization.ts';
import { bytesOf, wireText } from '../bytes.ts';
import { quoted } from '../loose.ts';
import type { Account } from '../outgoing.ts';
import type { RequestMessage } from '../received.ts';
import type { Asker, DigestChallenge } from './challenge.ts';
import { countText, digestResponse, userHash } from './digest.ts';

export const credentialsField: Readonly<Record<Asker, HeaderDefinition>> = {
  www: Authorization,
  proxy: ProxyAuthorization,
};

/** The value of the field: RFC 7616 §3.4. */
export function credentials(
  challenge: DigestChallenge,
  account: Account,
  request: RequestMessage,
  clientNonce: string,
  nonceCount: number,
): string {
  const { algorithm, quality, realm, nonce, params } = challenge;
  const user = wireText(account.user);
  const uri = request.startLine.uri.text;
  const response = digestResponse({
    algorithm,
    quality,
    user,
    realm,
    password: account.password === undefined ? undefined : wireText(account.password),
    ha1: account.ha1,
    nonce,
    clientNonce,
    nonceCount,
    method: request.startLine.method.text,
    uri,
    body: bytesOf(request.body?.text ?? ''),
  });
  const hashed = params.get('userhash')?.toLowerCase() === 'true';
  const opaque = params.get('opaque');
  const needsClientNonce = quality !== undefined || algorithm.endsWith('-sess');
  return [
    `Digest username=${hashed ? quoted(userHash(algorithm, user, realm)) : quoted(user)}`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    ...(params.has('algorithm') ? [`algorithm=${algorithm}`] : []),
    ...(needsClientNonce ? [`cnonce="${clientNonce}"`] : []),
    ...(quality === undefined ? [] : [`qop=${quality}`, `nc=${countText(nonceCount)}`]),
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
    ...(hashed ? ['userhash=true'] : []),
  ].join(', ');
}
