/** The file to which the keys of TLS connections are written, for Wireshark and its like. */

import { closeSync, openSync } from 'node:fs';

/** True when it can be written; makes it where it is not there, for its owner alone. */
export function canLogKeys(path: string): boolean {
  try {
    closeSync(openSync(path, 'a', 0o600));
    return true;
  } catch {
    return false;
  }
}
