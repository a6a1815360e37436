/** Which messages of a file have the same Call-ID: kept up with edits, so that a key in one block does not mean to look into all others. */

import type { Block, Message } from '../sip/syntax/tree.ts';
import { statusOf } from './common/start-lines.ts';
import { type Hop, topHopOf } from './hop.ts';
import type { Summary } from './summary.ts';

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
}

/** So many messages of one Call-ID are compared with each other; more are no call that somebody wrote or reads, and would cost too much at each key. */
export const mostParts = 200;

const nowhere: readonly number[] = [];

export class Calls {
  /** By Call-ID, in the order of the file. */
  readonly #parts = new Map<string, Part[]>();
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

  /** Another block stands in this place. Gives the places of all blocks of the calls that either is part of. */
  replace(place: number, before: Summary, after: Summary): readonly number[] {
    const places = new Set(this.#placesOf(before));
    this.#remove(place, before);
    this.#add(place, after);
    for (const other of this.#placesOf(after)) places.add(other);
    return places.size === 0 ? nowhere : [...places];
  }

  #find(summary: Summary): Call | undefined {
    const parts = this.#parts.get(summary.origin?.callId ?? '');
    if (parts === undefined || parts.length < 2 || parts.length > mostParts) return undefined;
    const self = parts.find(({ message }) => message === summary.block.message);
    return self === undefined ? undefined : { self, parts };
  }

  /** Of a call that has just become too large, or would be no more, all as well. */
  #placesOf({ origin }: Summary): readonly number[] {
    const parts = this.#parts.get(origin?.callId ?? '');
    return parts === undefined || parts.length > mostParts + 1 ? nowhere : parts.map(({ place }) => place);
  }

  #add(place: number, summary: Summary): void {
    const part = partOf(place, summary);
    if (part === undefined) return;
    this.#latest = undefined;
    const parts = this.#parts.get(part.callId);
    if (parts === undefined) this.#parts.set(part.callId, [part]);
    else parts.splice(indexIn(parts, place), 0, part);
  }

  #remove(place: number, { origin }: Summary): void {
    const parts = this.#parts.get(origin?.callId ?? '');
    if (origin === undefined || parts === undefined) return;
    const index = indexIn(parts, place);
    if (parts[index]?.place !== place) return;
    this.#latest = undefined;
    if (parts.length === 1) this.#parts.delete(origin.callId);
    else parts.splice(index, 1);
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
  const { fromTag, toTag } = origin;
  if (fromTag.text.includes('{{') || toTag?.includes('{{') === true) return undefined;
  const { kind } = message.startLine;
  const { callId, number, method } = origin;
  const status = statusOf(message);
  let hop: Hop | 'unread' | undefined = 'unread';
  return {
    place,
    block,
    message,
    kind,
    status,
    callId,
    fromTag: fromTag.text,
    toTag,
    number,
    method,
    get hop() {
      if (hop === 'unread') hop = topHopOf(message);
      return hop;
    },
  };
}
