/** Which Call-IDs stand beside a pair of tags, which name a dialog together: kept up with edits, so that a key in one block does not mean to look into all others. */

import type { Origin, Summary } from './summary.ts';

/** A block by its number in the file, and the Call-ID that it has beside its tags. */
interface Member {
  readonly place: number;
  readonly callId: string;
}

const nobody: readonly Member[] = [];
const nowhere: readonly number[] = [];

export class Dialogs {
  /** By the pair of tags, in the order of the file. */
  readonly #members = new Map<string, Member[]>();

  constructor(summaries: readonly Summary[]) {
    for (const [place, summary] of summaries.entries()) this.#add(place, summary);
  }

  /**
   * The Call-ID that all others with the tags of a message have, at least two, where nobody has its own; the place is that of the first of them.
   * Tags are made anew for each dialog, so that a message alone has hardly both by chance.
   */
  otherCallIdOf({ origin }: Summary): Member | undefined {
    const key = origin === undefined ? undefined : keyOf(origin);
    if (origin === undefined || key === undefined) return undefined;
    const members = this.#members.get(key) ?? nobody;
    if (members.length < 3) return undefined;
    const [other, ...more] = members.filter(({ callId }) => callId !== origin.callId);
    if (other === undefined || more.length !== members.length - 2) return undefined;
    return more.every(({ callId }) => callId === other.callId) ? other : undefined;
  }

  /** Another block stands in this place. Gives the places of all blocks of the dialogs that either is of. */
  replace(place: number, before: Summary, after: Summary): readonly number[] {
    const [one, other] = [before, after].map(({ origin }) => origin && keyOf(origin));
    if (one === other && before.origin?.callId === after.origin?.callId) return nowhere;
    const places = [...this.#placesOf(one), ...this.#placesOf(other)];
    this.#remove(place, one);
    this.#add(place, after);
    return places;
  }

  #placesOf(key: string | undefined): readonly number[] {
    return key === undefined ? nowhere : (this.#members.get(key) ?? nobody).map(({ place }) => place);
  }

  #add(place: number, { origin }: Summary): void {
    const key = origin === undefined ? undefined : keyOf(origin);
    if (origin === undefined || key === undefined) return;
    const member = { place, callId: origin.callId };
    const members = this.#members.get(key);
    if (members === undefined) this.#members.set(key, [member]);
    else members.splice(members.findLastIndex((other) => other.place < place) + 1, 0, member);
  }

  #remove(place: number, key: string | undefined): void {
    const others =
      key === undefined ? nobody : (this.#members.get(key) ?? nobody).filter((each) => each.place !== place);
    if (key === undefined) return;
    if (others.length === 0) this.#members.delete(key);
    else this.#members.set(key, [...others]);
  }
}

/** From the side of either; nothing outside of a dialog, or where a template stands for a tag. */
function keyOf({ fromTag: { text }, toTag }: Origin): string | undefined {
  if (toTag === undefined || text.includes('{{') || toTag.includes('{{')) return undefined;
  return text < toTag ? `${text} ${toTag}` : `${toTag} ${text}`;
}
