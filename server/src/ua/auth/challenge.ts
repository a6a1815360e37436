/** Digest challenges: what a 401 or 407 asks for, and which of its offers is taken. */

import { ProxyAuthenticate } from '../../sip/headers/proxy-authenticate.ts';
import { WwwAuthenticate } from '../../sip/headers/www-authenticate.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { fieldsOf, type Named, unfolded } from '../fields.ts';
import { splitOutsideQuotes, unquoted } from '../loose.ts';
import { type Algorithm, algorithms, type Quality } from './digest.ts';

/** Who asks: a user agent with 401, or a proxy with 407. */
export type Asker = 'www' | 'proxy';

export interface Challenge {
  readonly asker: Asker;
  readonly scheme: string;
  /** Parameters by their name in lower case. A quoted value is kept as it stands between its quotes, so that it goes back unchanged. */
  readonly params: ReadonlyMap<string, string>;
}

/** A challenge that can be answered. */
export interface DigestChallenge extends Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: Algorithm;
  readonly quality: Quality | undefined;
  readonly stale: boolean;
}

/** All challenges of a response, in order; several may share a field, as RFC 9110 §11.6.1 lets them. */
export function challengesOf(message: Message): Challenge[] {
  return [...challengesIn(message, WwwAuthenticate, 'www'), ...challengesIn(message, ProxyAuthenticate, 'proxy')];
}

/** The challenge as one that can be answered; nothing for another scheme, an unknown algorithm or quality, or one without realm or nonce. */
export function digestOf(challenge: Challenge): DigestChallenge | undefined {
  const { params, scheme } = challenge;
  const realm = params.get('realm');
  const nonce = params.get('nonce');
  // RFC 7616 §3.3: without an algorithm it is MD5.
  const wanted = (params.get('algorithm') ?? 'MD5').toLowerCase();
  const algorithm = algorithms.find((each) => each.toLowerCase() === wanted);
  const offer = params.get('qop');
  const quality = offer === undefined ? undefined : bestQuality(offer);
  const isOther = scheme.toLowerCase() !== 'digest' || (offer !== undefined && quality === undefined);
  if (isOther || realm === undefined || nonce === undefined || algorithm === undefined) return undefined;
  return { ...challenge, realm, nonce, algorithm, quality, stale: params.get('stale')?.toLowerCase() === 'true' };
}

/** Of each asker and realm, the strongest challenge that can be answered. */
export function strongest(challenges: readonly Challenge[]): DigestChallenge[] {
  const best = new Map<string, DigestChallenge>();
  for (const challenge of challenges) {
    const digest = digestOf(challenge);
    if (digest === undefined) continue;
    const key = `${digest.asker} ${digest.realm}`;
    const known = best.get(key);
    if (known === undefined || strength(digest) > strength(known)) best.set(key, digest);
  }
  return [...best.values()];
}

function strength({ algorithm, quality }: DigestChallenge): number {
  // Of one algorithm, the one with a client nonce is stronger.
  return -2 * algorithms.indexOf(algorithm) + (quality === undefined ? 0 : 1);
}

/** `auth-int` protects the body too, but is seldom implemented right by servers that offer both. */
function bestQuality(offer: string): Quality | undefined {
  const offered = offer.split(',').map((each) => each.trim().toLowerCase());
  if (offered.includes('auth')) return 'auth';
  return offered.includes('auth-int') ? 'auth-int' : undefined;
}

/** The challenges, or the credentials, in the fields of a header. */
export function challengesIn(message: Message, definition: Named, asker: Asker): Challenge[] {
  return fieldsOf(message, definition).flatMap(({ value }) => {
    const challenges: { asker: Asker; scheme: string; params: Map<string, string> }[] = [];
    for (const part of splitOutsideQuotes(unfolded(value.text), ',')) {
      // A name that is followed by another name, not by `=`, begins a challenge.
      const [, scheme, pair = ''] = /^\s*([^\s=",]+)(?:\s+([^\s=].*))?$/s.exec(part) ?? [];
      if (scheme !== undefined) challenges.push({ asker, scheme, params: new Map() });
      addPair(challenges.at(-1)?.params, scheme === undefined ? part : pair);
    }
    return challenges;
  });
}

function addPair(params: Map<string, string> | undefined, pair: string): void {
  const sign = pair.indexOf('=');
  const name = pair.slice(0, Math.max(sign, 0)).trim().toLowerCase();
  if (name !== '' && params?.has(name) === false) params.set(name, betweenQuotes(pair.slice(sign + 1).trim()));
}

function betweenQuotes(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** A realm as people read it. */
export function realmName(challenge: DigestChallenge): string {
  return unquoted(`"${challenge.realm}"`);
}
