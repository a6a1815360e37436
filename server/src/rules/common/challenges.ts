/** Which challenges the credentials of a request answer, among the messages of its call. */

import { Authorization } from '../../sip/headers/authorization.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { ProxyAuthenticate } from '../../sip/headers/proxy-authenticate.ts';
import { ProxyAuthorization } from '../../sip/headers/proxy-authorization.ts';
import { WwwAuthenticate } from '../../sip/headers/www-authenticate.ts';
import { nearest } from '../../sip/nearest.ts';
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

/** Shorter nonces may be counted, or be the time, so that those of two challenges differ but little. */
const shortestNonce = 12;

/** So many letters of a nonce may be mistyped. */
const mostSlips = 2;

/** Each challenge whose nonce the request has; the nonce is made anew for each of them, so no other can be meant. */
export function challengesFor(part: Part, { parts }: Call): readonly Challenged[] {
  const found: Challenged[] = [];
  for (const { credentials, nonce, asking } of usesIn(part)) {
    for (const challenged of challengesIn(parts, credentials, asking))
      if (nonceIn(challenged.challenge) === nonce) found.push(challenged);
  }
  return found;
}

/** The only challenge of a realm, where the request has a nonce that nothing else in the call has, and which is nearly that of the challenge. */
export function nearlyAnswered(part: Part, { parts }: Call): readonly Challenged[] {
  const found: Challenged[] = [];
  for (const { credentials, nonce, asking } of usesIn(part)) {
    const asked = challengesIn(parts, credentials, asking).filter(
      ({ challenge }) => realmIn(challenge) === realmIn(credentials),
    );
    const [first] = asked;
    const right = first === undefined ? undefined : nonceIn(first.challenge);
    if (first === undefined || right === undefined || right.length < shortestNonce || right === nonce) continue;
    if (asked.some(({ challenge }) => nonceIn(challenge) !== right)) continue;
    if (nearest(nonce, [right], mostSlips) === undefined || parts.some((other) => isUsedBy(other, nonce, part)))
      continue;
    found.push(first);
  }
  return found;
}

interface Use {
  readonly credentials: Credentials;
  readonly nonce: string;
  /** Where the challenge stands that they answer. */
  readonly asking: HeaderDefinition<Challenge>;
}

/** The credentials of a request that name a nonce. */
function usesIn({ kind, message }: Part): readonly Use[] {
  if (kind !== 'request' || !(hasField(message, 'authorization') || hasField(message, 'proxy-authorization')))
    return [];
  return kinds.flatMap(([answering, asking]) =>
    (soundValuesOf(message, answering) ?? []).flatMap((credentials) => {
      const nonce = nonceIn(credentials);
      return nonce === undefined || nonce === '' ? [] : [{ credentials, nonce, asking }];
    }),
  );
}

function challengesIn(
  parts: readonly Part[],
  credentials: Credentials,
  asking: HeaderDefinition<Challenge>,
): readonly Challenged[] {
  const found: Challenged[] = [];
  for (const response of parts) {
    if (response.kind !== 'response') continue;
    for (const challenge of soundValuesOf(response.message, asking) ?? [])
      found.push({ response, challenge, credentials });
  }
  return found;
}

/** Whoever has it in another request has got it from somewhere. */
function isUsedBy(other: Part, nonce: string, { number, fromTag }: Part): boolean {
  return (other.number !== number || other.fromTag !== fromTag) && usesIn(other).some((use) => use.nonce === nonce);
}

function nonceIn({ params }: Challenge | Credentials): string | undefined {
  return paramNamed(params, 'nonce')?.value.content;
}

function realmIn({ params }: Challenge | Credentials): string | undefined {
  return paramNamed(params, 'realm')?.value.content;
}
