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
import { groupedBy } from './grouped.ts';
import { hasField } from './head.ts';
import { soundValuesOf } from './sound-values.ts';

export interface Challenged {
  readonly response: Part;
  readonly challenge: Challenge;
  readonly credentials: Credentials;
}

interface Asked {
  readonly response: Part;
  readonly challenge: Challenge;
  readonly nonce: string | undefined;
}

type Asking = (parts: readonly Part[]) => readonly Asked[];

const ofServers: Asking = (parts) => challengesIn(parts, WwwAuthenticate);
const ofProxies: Asking = (parts) => challengesIn(parts, ProxyAuthenticate);

const kinds: readonly (readonly [HeaderDefinition<Credentials>, Asking])[] = [
  [Authorization, ofServers],
  [ProxyAuthorization, ofProxies],
];

/** Shorter nonces may be counted, or be the time, so that those of two challenges differ but little. */
const shortestNonce = 12;

/** So many letters of a nonce may be mistyped. */
const mostSlips = 2;

/** Each challenge whose nonce the request has; the nonce is made anew for each of them, so no other can be meant. */
export function challengesFor(part: Part, { shared }: Call): readonly Challenged[] {
  return usesIn(part).flatMap(({ credentials, nonce, asking }) =>
    shared(asking)
      .filter((asked) => asked.nonce === nonce)
      .map((asked) => ({ ...asked, credentials })),
  );
}

/** Each challenge whose nonce the request has in the header field that answers the other kind of challenge. */
export function misdirected(part: Part, { shared }: Call): readonly Challenged[] {
  return usesIn(part).flatMap(({ credentials, nonce, asking }) => {
    if (shared(asking).some((asked) => asked.nonce === nonce)) return [];
    const others = shared(asking === ofServers ? ofProxies : ofServers);
    return others.filter((asked) => asked.nonce === nonce).map((asked) => ({ ...asked, credentials }));
  });
}

/** The only challenge of a realm, where the request has a nonce that nothing else in the call has, and which is nearly that of the challenge. */
export function nearlyAnswered(part: Part, { shared }: Call): readonly Challenged[] {
  const found: Challenged[] = [];
  for (const { credentials, nonce, asking } of usesIn(part)) {
    const asked = shared(asking).filter(({ challenge }) => realmIn(challenge) === realmIn(credentials));
    const [first] = asked;
    const right = first?.nonce;
    if (first === undefined || right === undefined || right.length < shortestNonce || right === nonce) continue;
    if (asked.some((other) => other.nonce !== right)) continue;
    if (nearest(nonce, [right], mostSlips) === undefined) continue;
    // Whoever has it in another request has got it from somewhere.
    if (
      shared(usersByNonce)
        .get(nonce)
        ?.some((user) => !isSameRequest(user.part, part)) === true
    )
      continue;
    found.push({ ...first, credentials });
  }
  return found;
}

interface Use {
  readonly credentials: Credentials;
  readonly nonce: string;
  /** Finds the challenges that they may answer. */
  readonly asking: Asking;
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

function challengesIn(parts: readonly Part[], header: HeaderDefinition<Challenge>): readonly Asked[] {
  return parts
    .filter(({ kind }) => kind === 'response')
    .flatMap((response) =>
      (soundValuesOf(response.message, header) ?? []).map((challenge) => ({
        response,
        challenge,
        nonce: nonceIn(challenge),
      })),
    );
}

interface User {
  readonly nonce: string;
  readonly part: Part;
}

function usersByNonce(parts: readonly Part[]): ReadonlyMap<string, readonly User[]> {
  return groupedBy(
    parts.flatMap((part) => usesIn(part).map(({ nonce }) => ({ nonce, part }))),
    ({ nonce }) => nonce,
  );
}

function isSameRequest({ number, fromTag }: Part, part: Part): boolean {
  return number === part.number && fromTag === part.fromTag;
}

function nonceIn({ params }: Challenge | Credentials): string | undefined {
  return paramNamed(params, 'nonce')?.value.content;
}

function realmIn({ params }: Challenge | Credentials): string | undefined {
  return paramNamed(params, 'realm')?.value.content;
}
