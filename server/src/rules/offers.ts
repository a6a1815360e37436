/** Which session description of a call answers which: RFC 3261 §13.2.1, RFC 3262 §5, RFC 3311 §5.1. */

import { sdpIn } from '../sip/bodies/index.ts';
import type { MediaSection, Sdp, SdpOrigin } from '../sip/bodies/sdp.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { forLatest, forRecent } from '../sip/latest.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { type Call, mostParts, type Part } from './calls.ts';
import { isCounted } from './common/sdp-edits.ts';
import { invitesOf, requestsOf, responsesTo } from './pairing.ts';

/** A message and the description in it. */
export interface Described {
  readonly part: Part;
  readonly sdp: Sdp;
}

/** An answer and the offer that it answers. */
export interface Exchange {
  readonly offer: Described;
  readonly answer: Described;
}

/** A stream as it was offered and as it was answered. */
export interface StreamPair {
  readonly offered: MediaSection;
  readonly answered: MediaSection;
}

/** The description in a message, remembered for all messages that are compared; nothing where parts of it are not known before it is sent. */
const wholeSdpIn = forRecent(mostParts, (message: Message): Sdp | undefined => {
  if (message.body === undefined) return undefined;
  const found = sdpIn(message);
  const isKnown = found?.isWhole === true && !found.lines.some(({ kind }) => kind === 'broken');
  return isKnown && found.session.lines.length > 0 ? found : undefined;
});

/** What the message that a call was asked for answers; nothing where that is an offer itself, or its offer is not in the file. */
export const exchangeOf = forLatest((call: Call): Exchange | undefined => {
  const { self } = call;
  const answer = describedIn(self);
  if (answer === undefined || isBeingTyped(answer)) return undefined;
  const offer = offerFor(self, call);
  return offer === undefined ? undefined : { offer, answer };
});

/** A message with the description in it, where there is one. */
export function describedIn(part: Part): Described | undefined {
  const sdp = wholeSdpIn(part.message);
  return sdp === undefined ? undefined : { part, sdp };
}

/** The streams of an exchange, one beside the other, as far as both have them and mean the same kind of stream. */
export function streamsOf({ offer, answer }: Exchange): readonly StreamPair[] {
  const pairs: StreamPair[] = [];
  for (const [index, answered] of answer.sdp.media.entries()) {
    const offered = offer.sdp.media[index];
    if (offered === undefined || !isSame(offered.media.media?.text, answered.media.media?.text)) break;
    pairs.push({ offered, answered });
  }
  return pairs;
}

/** Those that both sides use: port 0 refuses a stream (RFC 3264 §6). */
export function usedStreamsOf(exchange: Exchange): readonly StreamPair[] {
  return streamsOf(exchange).filter(({ offered, answered }) => isOpen(offered) && isOpen(answered));
}

/** The description that the same side sent before, in another transaction; a repeat of the same one says nothing. */
export function previousOf(part: Part, { parts }: Call): Described | undefined {
  const side = sideOf(part);
  const index = parts.indexOf(part);
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = parts[at];
    if (other === undefined || sideOf(other) !== side || side === undefined) continue;
    const described = describedIn(other);
    if (described === undefined) continue;
    // Repeats, and the same message seen at several places, stand beside each other; and a file may hold a call in another order.
    return other.kind === part.kind && other.number >= part.number ? undefined : described;
  }
  return undefined;
}

/** Who made a description, and which version of it this is. */
export function originOf({ session }: Sdp): SdpOrigin | undefined {
  for (const line of session.lines) if (line.kind === 'origin') return line;
  return undefined;
}

/** True where two descriptions are versions of one. */
export function isSameSession(one: SdpOrigin, other: SdpOrigin): boolean {
  return one.username?.text === other.username?.text && one.sessionId?.text === other.sessionId?.text;
}

/** Words of SDP that receivers compare without regard to case. */
export function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

/** RFC 3262 §3: a provisional response that is acknowledged has an RSeq. */
export function isReliable({ status = 0, message }: Part): boolean {
  return status >= 200 || fieldsOf(message, RSeq).length > 0;
}

/** True as long as the last line has no end and more of it may come. */
function isBeingTyped({ part: { message }, sdp }: Described): boolean {
  return !endsLine(message.source, sdp.end) && !isCounted(message);
}

function isOpen({ media }: MediaSection): boolean {
  return media.port !== undefined && media.port.text !== '0';
}

function offerFor(self: Part, call: Call): Described | undefined {
  if (self.kind === 'response') return isAnswering(self) ? offerInRequest(self, call) : undefined;
  if (self.kind !== 'request') return undefined;
  return self.method === 'ACK' ? offerInResponse(self, call) : undefined;
}

/** INVITE, UPDATE and PRACK may carry offers, whose answers come in the responses that do not refuse them. */
function isAnswering({ status = 0, method }: Part): boolean {
  if (method === 'INVITE') return status > 100 && status < 300;
  return (method === 'UPDATE' || method === 'PRACK') && status >= 200 && status < 300;
}

/** Of several copies of the request, all that are there have to say the same. */
function offerInRequest(self: Part, call: Call): Described | undefined {
  const requests = requestsOf(self, call);
  const [nearest, ...others] = requests.map(describedIn);
  if (nearest === undefined || (self.method === 'PRACK' && !hasOfferBefore(self, call))) return undefined;
  const { source, body } = nearest.part.message;
  const text = source.slice(body?.start, body?.end);
  return others.every((each) => each !== undefined && each.part.message.body?.text === text) ? nearest : undefined;
}

/** What a PRACK carries is an offer only when the INVITE had one; otherwise it is the answer. */
function hasOfferBefore({ fromTag }: Part, { parts }: Call): boolean {
  const invites = parts.filter(
    (part) => part.kind === 'request' && part.method === 'INVITE' && part.fromTag === fromTag,
  );
  return invites.length > 0 && invites.every((part) => describedIn(part) !== undefined);
}

/** An ACK answers the offer in the 2xx to an INVITE that had none. */
function offerInResponse(self: Part, call: Call): Described | undefined {
  const invites = invitesOf(self, call);
  if (invites.length === 0 || invites.some((invite) => invite.message.body?.text.trim())) return undefined;
  for (const invite of invites) {
    const responses = responsesTo(invite, call).filter(({ status = 0, toTag }) => {
      return status >= 200 && status < 300 && toTag === self.toTag;
    });
    const described = responses.map(describedIn).find((each) => each !== undefined);
    if (described !== undefined) return described;
  }
  return undefined;
}

/** Whose description it is: a request is of the side in From, a response of the one in To. */
function sideOf({ kind, fromTag, toTag }: Part): string | undefined {
  return kind === 'response' ? toTag : fromTag;
}
