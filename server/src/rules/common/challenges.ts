/** Which challenges the credentials of a request answer, among the messages of its call. */

import { Authorization } from '../../sip/headers/authorization.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { ProxyAuthenticate } from '../../sip/headers/proxy-authenticate.ts';
import { ProxyAuthorization } from '../../sip/headers/proxy-authorization.ts';
import { WwwAuthenticate } from '../../sip/headers/www-authenticate.ts';
import type { Challenge } from '../../sip/values/challenge.ts';
import type { Credentials } from '../../sip/values/credentials.ts';
import { paramNamed } from '../../sip/values/params.ts';
import type { Call, Part } from '../calls.ts';
import { hasField } from './head.ts';
import { soundValuesOf } from './sound-values.ts';

export interface Challenged {
  readonly response: Part;
  readonly challenge: Challenge;
  readonly credentials: Credentials;
}

const kinds: readonly [HeaderDefinition<Credentials>, HeaderDefinition<Challenge>][] = [
  [Authorization, WwwAuthenticate],
  [ProxyAuthorization, ProxyAuthenticate],
];

/** Each challenge whose nonce the request has; the nonce is made anew for each of them, so no other can be meant. */
export function challengesFor({ kind, message }: Part, { parts }: Call): readonly Challenged[] {
  if (kind !== 'request' || !(hasField(message, 'authorization') || hasField(message, 'proxy-authorization')))
    return [];
  const found: Challenged[] = [];
  for (const [answering, asking] of kinds) {
    for (const credentials of soundValuesOf(message, answering) ?? []) {
      const nonce = paramNamed(credentials.params, 'nonce')?.value.content;
      if (nonce === undefined || nonce === '') continue;
      for (const response of parts) {
        if (response.kind !== 'response') continue;
        for (const challenge of soundValuesOf(response.message, asking) ?? [])
          if (paramNamed(challenge.params, 'nonce')?.value.content === nonce)
            found.push({ response, challenge, credentials });
      }
    }
  }
  return found;
}
