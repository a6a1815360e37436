/** Which messages of a call belong together: a response and its request, an ACK or CANCEL and its INVITE, a PRACK and what it acknowledges, the messages of a transaction and of a dialog. */

import { RAck } from '../sip/headers/rack.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { Via } from '../sip/headers/via.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Via as ViaValue } from '../sip/values/via.ts';
import type { Call, Part } from './calls.ts';
import { groupedBy } from './common/grouped.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { type Hop, hopOf, isSameHop, isSameSender } from './hop.ts';

/**
 * The requests that a response may be the answer to, seen at the same place of the network: RFC 3261 §17.1.3, by the topmost branch, CSeq's method and who sent it.
 * A file may hold one of them several times, sent again or changed for another test, so there may be several; the nearest comes first, and of two as near the one above.
 */
export function requestsOf(response: Part, call: Call): readonly Part[] {
  const { kind, hop } = response;
  if (kind !== 'response' || hop === undefined) return none;
  return nearestFirst(
    response,
    sameOrigin(response, call).filter((part) => part.kind === 'request' && isAt(part, hop)),
  );
}

/** The responses to a request, seen at the same place of the network. */
export function responsesTo(request: Part, call: Call): readonly Part[] {
  const { kind, hop } = request;
  if (kind !== 'request' || hop === undefined) return none;
  return sameOrigin(request, call).filter((part) => part.kind === 'response' && isAt(part, hop));
}

/** The responses to a request wherever on the way either was seen, and to its repeats on other ways. */
export function answersTo(request: Part, call: Call): readonly Part[] {
  return request.kind === 'request' ? sameOrigin(request, call).filter(isAnswer) : none;
}

/** The INVITEs that an ACK or a CANCEL is about, by its CSeq and who sent it: wherever on the way they were seen. The nearest comes first. */
export function invitesOf(part: Part, call: Call): readonly Part[] {
  const { kind, fromTag, number, method } = part;
  if (kind !== 'request' || (method !== 'ACK' && method !== 'CANCEL')) return none;
  return nearestFirst(part, sameOrigin({ fromTag, number, method: 'INVITE' }, call).filter(isRequest));
}

/** The requests that have the topmost Via of this one, but for received and rport, whatever their CSeq says. */
export function requestsOnBranch(part: Part, { shared }: Call): readonly Part[] {
  const { hop } = part;
  const same = hop?.branch === undefined ? undefined : shared(requestsByBranch).get(hop.branch);
  if (hop === undefined || same === undefined) return none;
  return nearestFirst(
    part,
    same.filter((other) => other !== part && isAt(other, hop)),
  );
}

/** The messages of the dialog that a message with both tags is of, and the messages that began it: RFC 3261 §12. From the side of either. */
export function dialogOf({ fromTag, toTag }: Part, { parts }: Call): readonly Part[] {
  if (toTag === undefined) return none;
  const isSame = (part: Part): boolean =>
    (part.fromTag === fromTag && part.toTag === toTag) || (part.fromTag === toTag && part.toTag === fromTag);
  const inside = parts.filter(isSame);
  const begun = new Set(inside.filter(isAnswer).map(originKey));
  return parts.filter((part) => isSame(part) || (isBeginning(part) && begun.has(originKey(part))));
}

/** The requests that began the dialog of a request, where its sender sent them: those that were answered with its tag in To, or where none of them was, all. */
export function beginningsOf({ fromTag, toTag }: Part, call: Call): readonly Part[] {
  const begun = toTag === undefined ? undefined : call.shared(beginningsByTag).get(fromTag);
  if (begun === undefined) return none;
  const isAnswered = (part: Part): boolean =>
    sameOrigin(part, call).some((other) => isAnswer(other) && other.toTag === toTag);
  const certain = begun.filter(isAnswered);
  return certain.length > 0 ? certain : begun;
}

/** True for a request outside of any dialog, from which one may come. */
export function isBeginning({ kind, toTag, method }: Part): boolean {
  return kind === 'request' && toTag === undefined && method !== 'CANCEL';
}

/** The Via that says where a message was seen; nothing where Via cannot be read. */
export function topViaOf(message: Message): ViaValue | undefined {
  return soundValuesOf(message, Via)?.[0];
}

/** The branch, where there is one that names a transaction: RFC 3261 §8.1.1.7. */
export function branchOf(via: ViaValue | undefined): string | undefined {
  return via === undefined ? undefined : paramNamed(via.params, 'branch')?.value?.text;
}

export function isSameVia(one: ViaValue, other: ViaValue): boolean {
  return isSameHop(hopOf(one), hopOf(other));
}

export function isSameSentBy(one: ViaValue, other: ViaValue): boolean {
  return isSameSender(hopOf(one), hopOf(other));
}

/** True for two messages that were seen where one client sent them: each has a single Via, of the same sender. */
export function areSeenAtSender(one: Part, other: Part): boolean {
  const [via, ...more] = soundValuesOf(one.message, Via) ?? [];
  const [own, ...others] = soundValuesOf(other.message, Via) ?? [];
  if (via === undefined || own === undefined || more.length > 0 || others.length > 0) return false;
  return isSameSentBy(via, own);
}

/** What the RAck of a PRACK says: which response to which request it acknowledges, RFC 3262 §7.2. */
export function acknowledgedBy({ message }: Part): string | undefined {
  const rack = soundValueOf(message, RAck);
  return rack === undefined ? undefined : `${rack.responseNumber.number} ${rack.number.number} ${rack.method.text}`;
}

/** What the RAck of the PRACK for a response has to say; nothing where it has no number. */
export function rackFor({ message, number, method }: Part): string | undefined {
  const own = soundValueOf(message, RSeq)?.number;
  return own === undefined ? undefined : `${own} ${number} ${method}`;
}

const none: readonly Part[] = [];

/** What a request and its responses have in common. */
type Origin = Pick<Part, 'fromTag' | 'number' | 'method'>;

/** The messages of one sender with one CSeq, in the order of the file. */
function sameOrigin(origin: Origin, { shared }: Call): readonly Part[] {
  return shared(partsByOrigin).get(originKey(origin)) ?? none;
}

function partsByOrigin(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  return groupedBy(parts, originKey);
}

function requestsByBranch(parts: readonly Part[]): ReadonlyMap<string | undefined, readonly Part[]> {
  return groupedBy(parts.filter(isRequest), ({ hop }) => hop?.branch);
}

function beginningsByTag(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  return groupedBy(
    parts.filter((part) => part.method !== 'ACK' && isBeginning(part)),
    ({ fromTag }) => fromTag,
  );
}

function isAt({ hop }: Part, other: Hop): boolean {
  return hop !== undefined && isSameHop(hop, other);
}

function isRequest({ kind }: Part): boolean {
  return kind === 'request';
}

function isAnswer({ kind }: Part): boolean {
  return kind === 'response';
}

function originKey({ fromTag, number, method }: Origin): string {
  return `${fromTag} ${number} ${method}`;
}

function nearestFirst({ place }: Part, parts: readonly Part[]): readonly Part[] {
  return parts.length < 2
    ? parts
    : [...parts].sort(
        (one, other) => Math.abs(one.place - place) - Math.abs(other.place - place) || one.place - other.place,
      );
}
