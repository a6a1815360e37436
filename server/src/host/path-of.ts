/** Addresses of files as paths. */

import { fileURLToPath } from 'node:url';

/** The path that an address names on this machine; nothing where it names none. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
