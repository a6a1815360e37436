/** Certificates that a user has said to be the right ones, by their fingerprints. */

import type { Address } from './transport.ts';

/** The fingerprint that a peer's certificate must have; nothing where none is pinned. */
export function pinFor(peer: Address, pins: Readonly<Record<string, string>> = {}): string | undefined {
  const hosts = [peer.name, peer.address].flatMap((host) => (host === undefined ? [] : [host.toLowerCase()]));
  const places = hosts.flatMap((host) => {
    const written = host.includes(':') ? `[${host}]` : host;
    return [`${written}:${peer.port}`, written, host];
  });
  const known = new Map(Object.entries(pins).map(([place, pin]) => [place.toLowerCase(), pin]));
  return [...places, '*'].map((place) => known.get(place)).find((pin) => pin !== undefined);
}

/** Fingerprints compare without case, colons and blanks. */
export function isPinned(fingerprint: string, pin: string): boolean {
  const bare = (text: string): string => text.replaceAll(/[:\s]/gu, '').toLowerCase();
  return bare(fingerprint) !== '' && bare(fingerprint) === bare(pin);
}
