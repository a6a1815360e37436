/** Chance as the user agent takes it: given from outside, so that tests know what comes. */

import { randomBytes } from 'node:crypto';

/** So many random bytes in hexadecimal. */
export type Chance = (bytes: number) => string;

/** Cannot be guessed: RFC 3261 §19.3 wants 32 bits of chance in a tag, and a client nonce keeps whoever challenges from choosing all that is hashed (RFC 7616 §5.9). */
export const realChance: Chance = (bytes) => randomBytes(bytes).toString('hex');

/** RFC 3261 §8.1.1.7: the cookie says that the branch is unique. */
export const cookie = 'z9hG4bK';

export function newBranch(chance: Chance): string {
  return cookie + chance(12);
}

export function newTag(chance: Chance): string {
  return chance(6);
}
