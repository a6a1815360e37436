/** Which transaction a message belongs to: RFC 3261 §17.1.3 and §17.2.3. */

import { From } from '../../sip/headers/from.ts';
import { cookie } from '../chance.ts';
import { branchOf, callIdOf, sequenceOf, type TopmostVia, tagOf, topmostVia } from '../fields.ts';
import type { RequestMessage, ResponseMessage } from '../received.ts';

/** How well a response fits a request: by RFC 3261's rule; not at all; or the request has nothing to match by. */
export type Fit = 'fits' | 'foreign' | 'unmarked';

/** RFC 3261 §17.1.3: by the branch of the topmost Via and the method in CSeq, wherever the response comes from. */
export function fits(request: RequestMessage, response: ResponseMessage): Fit {
  const branch = branchOf(request)?.toLowerCase();
  if (branch?.startsWith(cookie.toLowerCase()) === true)
    return branchOf(response)?.toLowerCase() === branch && isSameMethod(request, response) ? 'fits' : 'foreign';
  const sent = topmostVia(request);
  if (sent === undefined && callIdOf(request) === undefined) return 'unmarked';
  return fitsByOldRule(request, sent, response, topmostVia(response)) ? 'fits' : 'foreign';
}

/** RFC 3261 §17.2.3: which server transaction a request repeats or acknowledges. */
export function serverKey(request: RequestMessage): string {
  const { text: method } = request.startLine.method;
  return method === 'ACK' ? inviteKey(request) : keyWith(request, method);
}

/** The key of the INVITE that an ACK or CANCEL means: RFC 3261 §9.2, §17.2.3. */
export function inviteKey(request: RequestMessage): string {
  return keyWith(request, 'INVITE');
}

function keyWith(request: RequestMessage, own: string): string {
  const via = topmostVia(request);
  if (via?.branch?.startsWith(cookie) === true)
    return JSON.stringify([via.branch, via.host.toLowerCase(), via.port ?? 5060, own]);
  // RFC 2543 has no unique branch: Request-URI, tags, Call-ID, CSeq number and the topmost Via stand in for it.
  const uri = request.startLine.uri.text;
  const number = sequenceOf(request)?.number ?? 0;
  return JSON.stringify([uri, tagOf(request, From) ?? '', callIdOf(request) ?? '', number, via?.text ?? '', own]);
}

/** Without the cookie a branch is not unique, or not there: then Call-ID, CSeq and From's tag must agree too, as RFC 2543 §10.1.2 had it. */
function fitsByOldRule(
  request: RequestMessage,
  sent: TopmostVia | undefined,
  response: ResponseMessage,
  came: TopmostVia | undefined,
): boolean {
  const sameBranch = sent?.branch === undefined || came === undefined || came.branch === sent.branch;
  return (
    sameBranch &&
    callIdOf(response) === callIdOf(request) &&
    sequenceOf(response)?.number === sequenceOf(request)?.number &&
    isSameMethod(request, response) &&
    tagOf(response, From) === tagOf(request, From)
  );
}

/** A CSeq that the request lacks, or that contradicts its method, cannot be asked for: then the method in the start line is not compared. */
function isSameMethod(request: RequestMessage, response: ResponseMessage): boolean {
  const sent = sequenceOf(request);
  return sent === undefined || sequenceOf(response)?.method === sent.method;
}
