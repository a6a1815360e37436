/** Which messages of a file have the same Call-ID: kept up with edits, so that a key in one block does not mean to look into all others. */

import type { Block, Message } from '../sip/syntax/tree.ts';
import { statusOf } from './common/start-lines.ts';
import { type Hop, topHopOf } from './hop.ts';
import type { Origin, Summary } from './summary.ts';

/** A message as one of those with its Call-ID. All that stands here is literal. */
export interface Part {
  /** The number of its block in the file. */
  readonly place: number;
  readonly block: Block;
  readonly message: Message;
  /** What kind of message it is; a start line that is broken is neither. */
  readonly kind: 'request' | 'response' | 'broken';
  /** Of a response with a code of three digits. */
  readonly status: number | undefined;
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string | undefined;
  /** The number in CSeq. */
  readonly number: number;
  /** The method in CSeq, which a response has of its request. */
  readonly method: string;
  /** Where it was seen; nothing where its Via cannot be read. Looked for when it is asked for. */
  readonly hop: Hop | undefined;
}

/** The messages of a file that have one Call-ID, at least two, as one of them sees it. */
export interface Call {
  readonly self: Part;
  /** In the order of the file, `self` among them. */
  readonly parts: readonly Part[];
  /** What a function works out of all parts, once for all of them: each may be compared with each, and by each rule. */
  readonly shared: <T>(workOut: (parts: readonly Part[]) => T) => T;
}

/** The parts of a call, and what was worked out of them since one of them changed. */
class Members {
  readonly parts: Part[] = [];
  #known: Map<(parts: readonly Part[]) => unknown, unknown> | undefined;

  shared<T>(workOut: (parts: readonly Part[]) => T): T {
    this.#known ??= new Map();
    if (!this.#known.has(workOut)) this.#known.set(workOut, workOut(this.parts));
    return this.#known.get(workOut) as T;
  }

  put(index: number, part: Part): void {
    if (index === this.parts.length) this.parts.push(part);
    else this.parts.splice(index, 0, part);
    this.#known = undefined;
  }

  remove(index: number): void {
    this.parts.splice(index, 1);
    this.#known = undefined;
  }
}

/** So many messages of one Call-ID are compared with each other; more are no call that somebody wrote or reads, and would cost too much at each key. */
export const mostParts = 200;

const nowhere: readonly number[] = [];
const none: readonly Part[] = [];

export class Calls {
  /** By Call-ID, in the order of the file. */
  readonly #members = new Map<string, Members>();
  /** By Call-ID, the places of the blocks of other calls that name it. */
  readonly #namedBy = new Map<string, Set<number>>();
  /** What was asked for last: many rules ask about one block. */
  #latest: { readonly summary: Summary; readonly call: Call | undefined } | undefined;

  constructor(summaries: readonly Summary[]) {
    for (const [place, summary] of summaries.entries()) this.#add(place, summary);
  }

  /** The call that a block is part of; nothing where it is alone, one of too many, or cannot be told apart. */
  callOf(summary: Summary): Call | undefined {
    if (this.#latest?.summary !== summary) this.#latest = { summary, call: this.#find(summary) };
    return this.#latest.call;
  }

  /** The messages with a Call-ID, for who names it in another call; none where there are too many. */
  partsOf(callId: string): readonly Part[] {
    const parts = this.#members.get(callId)?.parts ?? none;
    return parts.length > mostParts ? none : parts;
  }

  /** Another block stands in this place. Gives the places of all blocks of the calls that either is part of. */
  replace(place: number, before: Summary, after: Summary): readonly number[] {
    const places = new Set(this.placesWith(before));
    this.#remove(place, before);
    this.#add(place, after);
    for (const other of this.placesWith(after)) places.add(other);
    return places.size === 0 ? nowhere : [...places];
  }

  #find(summary: Summary): Call | undefined {
    const members = this.#members.get(summary.origin?.callId ?? '');
    if (members === undefined || members.parts.length < 2 || members.parts.length > mostParts) return undefined;
    const { parts } = members;
    const self = parts.find(({ message }) => message === summary.block.message);
    return self === undefined ? undefined : { self, parts, shared: (workOut) => members.shared(workOut) };
  }

  /** The places of all blocks of the call of a block, and of those that name it; of a call that has just become too large, or would be no more, as well. */
  placesWith({ origin }: Summary): readonly number[] {
    const callId = origin?.callId ?? '';
    const parts = this.#members.get(callId)?.parts ?? none;
    if (parts.length > mostParts + 1) return nowhere;
    const places = parts.map(({ place }) => place);
    const naming = this.#namedBy.get(callId);
    return naming === undefined ? places : [...places, ...naming];
  }

  #add(place: number, summary: Summary): void {
    for (const callId of summary.namedCalls) {
      const naming = this.#namedBy.get(callId) ?? new Set();
      this.#namedBy.set(callId, naming.add(place));
    }
    const part = partOf(place, summary);
    if (part === undefined) return;
    this.#latest = undefined;
    const members = this.#members.get(part.callId) ?? new Members();
    this.#members.set(part.callId, members);
    members.put(indexIn(members.parts, place), part);
  }

  #remove(place: number, { origin, namedCalls }: Summary): void {
    for (const callId of namedCalls) this.#namedBy.get(callId)?.delete(place);
    const members = this.#members.get(origin?.callId ?? '');
    if (origin === undefined || members === undefined) return;
    const index = indexIn(members.parts, place);
    if (members.parts[index]?.place !== place) return;
    this.#latest = undefined;
    if (members.parts.length === 1) this.#members.delete(origin.callId);
    else members.remove(index);
  }
}

/** Where a block stands among those that are ordered by their places, or would stand. */
function indexIn(parts: readonly Part[], place: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nothing where something in which messages differ is not known before it is sent. */
function partOf(place: number, { block, origin }: Summary): Part | undefined {
  const { message } = block;
  if (message === undefined || origin === undefined || Number.isNaN(origin.number)) return undefined;
  if (origin.fromTag.text.includes('{{') || origin.toTag?.includes('{{') === true) return undefined;
  return new MessagePart(place, block, message, origin);
}

class MessagePart implements Part {
  readonly place: number;
  readonly block: Block;
  readonly message: Message;
  readonly kind: Part['kind'];
  readonly status: number | undefined;
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string | undefined;
  readonly number: number;
  readonly method: string;
  #hop: Hop | 'unread' | undefined = 'unread';

  constructor(place: number, block: Block, message: Message, { callId, fromTag, toTag, number, method }: Origin) {
    this.place = place;
    this.block = block;
    this.message = message;
    this.kind = message.startLine.kind;
    this.status = statusOf(message);
    this.callId = callId;
    this.fromTag = fromTag.text;
    this.toTag = toTag;
    this.number = number;
    this.method = method;
  }

  get hop(): Hop | undefined {
    if (this.#hop === 'unread') this.#hop = topHopOf(this.message);
    return this.#hop;
  }
}
