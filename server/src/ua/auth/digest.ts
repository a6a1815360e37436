/** The digest of RFC 7616 and RFC 8760: from a secret and a challenge to the credentials, without any I/O. */

import { createHash } from 'node:crypto';

/** From the strongest to the weakest; RFC 8760 §2.4 leaves the choice to the client's policy, and this is ours. */
export const algorithms = ['SHA-512-256', 'SHA-512-256-sess', 'SHA-256', 'SHA-256-sess', 'MD5', 'MD5-sess'] as const;

export type Algorithm = (typeof algorithms)[number];

export type Quality = 'auth' | 'auth-int';

/** All texts as they go over the wire: one character for each byte. */
export interface DigestInput {
  readonly algorithm: Algorithm;
  /** Absent when the challenge offers none, as RFC 2069 had it. */
  readonly quality: Quality | undefined;
  readonly user: string;
  readonly realm: string;
  readonly password?: string | undefined;
  /** H(user:realm:password) instead of the password. */
  readonly ha1?: string | undefined;
  readonly nonce: string;
  readonly clientNonce: string;
  /** How often the nonce was used, this time included. */
  readonly nonceCount: number;
  readonly method: string;
  /** The digest-uri, which is the Request-URI as it is written. */
  readonly uri: string;
  /** The body, byte for byte; counts for `auth-int` only. */
  readonly body: Uint8Array;
}

const hashNames: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' };

/** The `response` of the credentials: RFC 7616 §3.4.1. */
export function digestResponse(input: DigestInput): string {
  const { algorithm, quality, nonce, clientNonce } = input;
  const hash = (text: string | Uint8Array) => hashOf(algorithm, text);
  const secret = sessionSecret(input, hash);
  const request = requestHash(input);
  if (quality === undefined) return hash(`${secret}:${nonce}:${request}`);
  return hash(`${secret}:${nonce}:${countText(input.nonceCount)}:${clientNonce}:${quality}:${request}`);
}

/** RFC 7616 §3.4.3: H(A2), with the hash of the body for auth-int. Nothing of it is secret. */
export function requestHash({ algorithm, quality, method, uri, body }: DigestInput): string {
  const request = `${method}:${uri}`;
  return hashOf(algorithm, quality === 'auth-int' ? `${request}:${hashOf(algorithm, body)}` : request);
}

/** True of what has the form of an H(A1), which somebody may take for a password. */
export function isKnownSecret(algorithm: Algorithm, text: string): boolean {
  return new RegExp(`^[0-9a-f]{${algorithm.startsWith('MD5') ? 32 : 64}}$`, 'i').test(text);
}

/** RFC 7616 §3.4.4: the user's name as a hash, where the challenge says `userhash=true`. */
export function userHash(algorithm: Algorithm, user: string, realm: string): string {
  return hashOf(algorithm, `${user}:${realm}`);
}

/** The nonce count as it is written: eight hexadecimal digits. */
export function countText(nonceCount: number): string {
  return nonceCount.toString(16).padStart(8, '0');
}

/** RFC 7616 §3.4.2: H(A1), where a `-sess` algorithm binds it to the two nonces. */
function sessionSecret(input: DigestInput, hash: (text: string) => string): string {
  const secret = input.ha1?.toLowerCase() ?? hash(`${input.user}:${input.realm}:${input.password ?? ''}`);
  return input.algorithm.endsWith('-sess') ? hash(`${secret}:${input.nonce}:${input.clientNonce}`) : secret;
}

function hashOf(algorithm: Algorithm, text: string | Uint8Array): string {
  const name = hashNames[algorithm.replace('-sess', '')] ?? 'md5';
  const hash = createHash(name);
  return (typeof text === 'string' ? hash.update(text, 'latin1') : hash.update(text)).digest('hex');
}
