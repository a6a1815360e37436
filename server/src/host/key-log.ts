/** The file to which the keys of TLS connections are written, for Wireshark and its like. */

import { closeSync, constants, fstatSync, openSync } from 'node:fs';

/** A pipe that nobody reads would be waited for for ever. */
const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

/** True when it is a file that can be written; makes it where it is not there, for its owner alone. */
export function canLogKeys(path: string): boolean {
  try {
    const file = openSync(path, appending, 0o600);
    try {
      return fstatSync(file).isFile();
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
