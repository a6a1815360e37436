/** Which request has to have a lower number in CSeq than another, and has not. */

import type { Call, Part } from '../calls.ts';
import { beginningsOf } from '../pairing.ts';
import { challengesFor } from './challenges.ts';

/** What comes before a request, and which sentence says so. */
export interface Before {
  readonly part: Part;
  readonly what: 'what' | 'same' | 'challenged';
}

/** What has come before a request and has its number or a higher one; nothing where the number is right. */
export function requestBefore(part: Part, call: Call): Before | undefined {
  if (part.kind !== 'request' || isOfInvite(part)) return undefined;
  return beforeInDialog(part, call) ?? beforeChallenge(part, call);
}

/** RFC 3261 §12.2.1.1: both have the number of an INVITE. */
function isOfInvite({ method }: Part): boolean {
  return method === 'ACK' || method === 'CANCEL';
}

/** Whoever has the tag of the other side in To has got an answer, so the request that began the dialog was before, wherever it stands in the file. */
function beforeInDialog(part: Part, call: Call): Before | undefined {
  if (part.toTag === undefined) return undefined;
  const [lowest] = [...beginningsOf(part, call)].sort((one, other) => one.number - other.number);
  if (lowest !== undefined && part.number <= lowest.number) return { part: lowest, what: 'what' };
  const same = call.parts.find(
    (other) =>
      other.place < part.place &&
      other.kind === 'request' &&
      other.fromTag === part.fromTag &&
      other.toTag === part.toTag &&
      other.number === part.number &&
      other.method !== part.method &&
      !isOfInvite(other),
  );
  return same === undefined ? undefined : { part: same, what: 'same' };
}

function beforeChallenge(part: Part, call: Call): Before | undefined {
  const challenged = challengesFor(part, call).find(
    ({ response }) =>
      response.fromTag === part.fromTag && response.method === part.method && response.number >= part.number,
  );
  return challenged === undefined ? undefined : { part: challenged.response, what: 'challenged' };
}
