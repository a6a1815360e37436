/** The refusals that a request follows, and that its sender has to heed. */

import type { Call, Part } from '../calls.ts';
import { areSeenAtSender } from '../pairing.ts';

/** Those with the status, to earlier requests of the same method, within the same dialog or outside of any; where the client itself was seen, since a proxy may keep one to itself. */
export function refusalsBefore(part: Part, { parts }: Call, status: number): readonly Part[] {
  const { fromTag, toTag, number, method } = part;
  const refusals = parts.filter(
    (other) =>
      other.status === status &&
      other.fromTag === fromTag &&
      other.method === method &&
      other.number < number &&
      areSeenAtSender(other, part),
  );
  if (refusals.length === 0) return refusals;
  // A request within a dialog is answered with its tag, and one outside of any with a new one.
  const inside = new Set(
    parts
      .filter((other) => other.kind === 'request' && other.toTag !== undefined && other.fromTag === fromTag)
      .map((other) => `${other.number} ${other.toTag}`),
  );
  return refusals.filter((other) =>
    toTag === undefined ? !inside.has(`${other.number} ${other.toTag}`) : inside.has(`${other.number} ${toTag}`),
  );
}
