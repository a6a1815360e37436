/** A dialog as the caller has it, and the requests that belong to an INVITE: ACK, CANCEL, BYE. */

import { Authorization } from '../sip/headers/authorization.ts';
import { CallId } from '../sip/headers/call-id.ts';
import { From } from '../sip/headers/from.ts';
import { ProxyAuthorization } from '../sip/headers/proxy-authorization.ts';
import { RecordRoute } from '../sip/headers/record-route.ts';
import { Route } from '../sip/headers/route.ts';
import { To } from '../sip/headers/to.ts';
import { asRequestUri } from '../sip/request-uri.ts';
import { composed, copied, type HeadField } from './compose.ts';
import { callIdOf, contactOf, elementsOf, firstValue, sequenceOf, tagOf, topmostVia, unfolded } from './fields.ts';
import { addressOf, sipUriOf } from './loose.ts';
import type { RequestMessage, ResponseMessage } from './received.ts';

export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** From and To as they stand in our requests. */
  readonly from: string;
  readonly to: string;
  /** The remote target: where the other end wants its requests. */
  readonly target: string;
  /** What Route will hold, in order, as it was recorded. */
  readonly routeSet: readonly string[];
  /** The last CSeq number that we sent in it. */
  readonly sequence: number;
}

/** RFC 3261 §12.1.2: the dialog that a response to our INVITE opens. A Contact that is missing leaves the Request-URI as target. */
export function dialogOf(request: RequestMessage, response: ResponseMessage): Dialog | undefined {
  const callId = callIdOf(request);
  const from = firstValue(request, From);
  const to = firstValue(response, To);
  const sequence = sequenceOf(request);
  if (callId === undefined || from === undefined || to === undefined || sequence === undefined) return undefined;
  return {
    callId,
    from: unfolded(from),
    to: unfolded(to),
    localTag: tagOf(request, From) ?? '',
    remoteTag: tagOf(response, To) ?? '',
    target: contactOf(response)?.uri ?? request.startLine.uri.text,
    routeSet: elementsOf(response, RecordRoute).toReversed(),
    sequence: sequence.number,
  };
}

/** Which dialog a message belongs to: RFC 3261 §12. Both sides' tags, whichever is whose. */
export function dialogKey(callId: string, oneTag: string, otherTag: string): string {
  return JSON.stringify([callId, ...[oneTag, otherTag].sort()]);
}

/** The dialog that a request is in. */
export function dialogKeyOf(message: RequestMessage): string {
  return dialogKey(callIdOf(message) ?? '', tagOf(message, From) ?? '', tagOf(message, To) ?? '');
}

/** RFC 3261 §12.2.1.1: Request-URI and Route by route set and remote target. */
export function routing({ routeSet, target }: Pick<Dialog, 'routeSet' | 'target'>): {
  readonly uri: string;
  readonly routes: readonly string[];
} {
  const [first, ...rest] = routeSet;
  if (first === undefined || isLoose(first)) return { uri: asRequestUri(target), routes: routeSet };
  // A strict router wants to be the Request-URI, and the target at the end of the route.
  return { uri: asRequestUri(addressOf(first).uri), routes: [...rest, `<${target}>`] };
}

/** Where a request of the dialog goes first: the first route, loose or strict, else the remote target. */
export function nextHop({ routeSet: [first], target }: Pick<Dialog, 'routeSet' | 'target'>): string {
  return first === undefined ? target : addressOf(first).uri;
}

export function isLoose(route: string): boolean {
  return sipUriOf(addressOf(route).uri)?.params.has('lr') ?? false;
}

/** A request of ours within a dialog. */
export function requestWithin(
  dialog: Dialog,
  method: string,
  sequence: number,
  via: string,
  more: readonly HeadField[] = [],
  body = '',
): string {
  const { uri, routes } = routing(dialog);
  const fields: HeadField[] = [
    ['Via', via],
    ...routes.map((route): HeadField => ['Route', route]),
    ['Max-Forwards', '70'],
    ['From', dialog.from],
    ['To', dialog.to],
    ['Call-ID', dialog.callId],
    ['CSeq', `${sequence} ${method}`],
    ...more,
  ];
  return composed(`${method} ${uri} SIP/2.0`, fields, body);
}

/** RFC 3261 §13.2.2.4: the ACK of a 2xx has the INVITE's CSeq number and credentials, and a branch of its own. */
export function ackOfSuccess(dialog: Dialog, invite: RequestMessage, via: string): string {
  const number = sequenceOf(invite)?.number ?? dialog.sequence;
  return requestWithin(dialog, 'ACK', number, via, copied(invite, [Authorization, ProxyAuthorization]));
}

/** RFC 3261 §17.1.1.3: the ACK of any other final answer, within the transaction: the same Request-URI, topmost Via and Route; To of the answer. */
export function ackOfFailure(invite: RequestMessage, response: ResponseMessage): string {
  return likeInvite(invite, 'ACK', firstValue(response, To) ?? firstValue(invite, To));
}

/** RFC 3261 §9.1: a CANCEL is its INVITE in everything but method and body, and never has Require or Proxy-Require. */
export function cancelOf(invite: RequestMessage): string {
  return likeInvite(invite, 'CANCEL', firstValue(invite, To));
}

function likeInvite(invite: RequestMessage, method: string, to: string | undefined): string {
  const via = topmostVia(invite);
  return composed(`${method} ${invite.startLine.uri.text} SIP/2.0`, [
    ...(via === undefined ? [] : [['Via', unfolded(via.text)] as const]),
    ...copied(invite, [Route]),
    ['Max-Forwards', '70'],
    ...copied(invite, [From]).slice(0, 1),
    ...(to === undefined ? [] : [['To', unfolded(to)] as const]),
    ...copied(invite, [CallId]).slice(0, 1),
    ['CSeq', `${sequenceOf(invite)?.number ?? 1} ${method}`],
  ]);
}
