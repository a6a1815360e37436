/** Which requests go to the remote target by way of the route set of their dialog (RFC 3261 §12.2.1.1). */

import { Route } from '../../sip/headers/route.ts';
import { Via } from '../../sip/headers/via.ts';
import { paramNamed } from '../../sip/values/params.ts';
import type { Call, Part } from '../calls.ts';
import { requestsOnBranch } from '../pairing.ts';
import { soundValuesOf } from './sound-values.ts';

/** True for a request within a dialog that was seen where its sender sent it, by way of loose routers if any. */
export function goesByRouteSet(part: Part, call: Call): boolean {
  const { kind, method, toTag } = part;
  if (kind !== 'request' || toTag === undefined || method === 'CANCEL') return false;
  return isSentHere(part) && !isOfFailure(part, call);
}

/** Proxies may send a request elsewhere; and where a strict router is first, the Request-URI is not the target: RFC 3261 §12.2.1.1. */
function isSentHere({ message }: Part): boolean {
  const strict = soundValuesOf(message, Route)?.some(
    ({ address: { uri } }) => uri.kind !== 'sip-uri' || paramNamed(uri.params, 'lr') === undefined,
  );
  return soundValuesOf(message, Via)?.length === 1 && strict === false;
}

/** RFC 3261 §17.1.1.3: the ACK for a failure goes where the INVITE went. */
function isOfFailure(part: Part, call: Call): boolean {
  if (part.method !== 'ACK') return false;
  if (requestsOnBranch(part, call).some(({ method }) => method === 'INVITE')) return true;
  const finals = call.parts.filter(
    ({ kind, status = 0, fromTag, toTag, number, method }) =>
      kind === 'response' &&
      status >= 200 &&
      fromTag === part.fromTag &&
      toTag === part.toTag &&
      number === part.number &&
      method === 'INVITE',
  );
  return finals.length === 0 || finals.some(({ status = 0 }) => status >= 300);
}
