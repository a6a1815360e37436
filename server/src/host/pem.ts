/** Files of certificates and keys, as they are read when a message is about to leave. */

import { readFileSync, statSync } from 'node:fs';

/** More than all authorities of a system take. */
const largest = 4 << 20;

/** The bytes of a file, or why there are none. */
export function readSmallFile(path: string): Buffer | 'missing' | 'unreadable' {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= largest ? readFileSync(path) : 'unreadable';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/** The certificates in a text, each whole, and nothing else that stands there. */
export function certificatesIn(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
}
