/** Which blocks are about the same request: kept up with edits, so that a key in one block does not mean to look into all others. */

import { isTemplated } from '../sip/values/cursor.ts';
import type { Summary } from './summary.ts';

/** A block about a request, by its number in the file, and the tag that From has there where it is literal. */
interface Member {
  readonly place: number;
  readonly tag: string | undefined;
}

const nowhere: readonly number[] = [];

export class Origins {
  /** By the key of the origin, in the order of the file. */
  readonly #members = new Map<string, Member[]>();

  constructor(summaries: readonly Summary[]) {
    for (const [place, summary] of summaries.entries()) this.#add(place, summary);
  }

  /** The tag that From has in the first message of this origin. */
  fromTagOf(key: string): string | undefined {
    return this.#members.get(key)?.find(({ tag }) => tag !== undefined)?.tag;
  }

  /** Another block stands in this place. Gives the places of all blocks about the requests of both. */
  replace(place: number, before: Summary, after: Summary): readonly number[] {
    if (isSameOrigin(before, after)) return nowhere;
    const places = new Set([...this.#placesOf(before), ...this.#placesOf(after)]);
    this.#remove(place, before);
    this.#add(place, after);
    return [...places];
  }

  #placesOf({ origin }: Summary): readonly number[] {
    return origin === undefined ? nowhere : (this.#members.get(origin.key) ?? []).map(({ place }) => place);
  }

  #add(place: number, { origin }: Summary): void {
    if (origin === undefined) return;
    const member = { place, tag: isTemplated(origin.fromTag) ? undefined : origin.fromTag.text };
    const members = this.#members.get(origin.key);
    if (members === undefined) this.#members.set(origin.key, [member]);
    else members.splice(members.findLastIndex((other) => other.place < place) + 1, 0, member);
  }

  #remove(place: number, { origin }: Summary): void {
    if (origin === undefined) return;
    const others = (this.#members.get(origin.key) ?? []).filter((member) => member.place !== place);
    if (others.length === 0) this.#members.delete(origin.key);
    else this.#members.set(origin.key, others);
  }
}

function isSameOrigin({ origin: one }: Summary, { origin: other }: Summary): boolean {
  return one?.key === other?.key && one?.fromTag.text === other?.fromTag.text && one?.toTag === other?.toTag;
}
