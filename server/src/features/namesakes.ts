/** Which mentions of a name in a file mean the same thing. */

import type { Block } from '../sip/syntax/tree.ts';
import { type Mention, replacesInUri } from './mentions.ts';

/** The blocks of a file and the names in them. */
export interface Names {
  readonly size: number;
  readonly blockOf: (index: number) => Block;
  readonly mentionsIn: (index: number) => readonly Mention[];
}

/** A mention and the block in which it stands. */
export interface Placed {
  readonly index: number;
  readonly mention: Mention;
}

/** Some of the blocks, by their numbers; the last is not one of them. */
export interface Blocks {
  readonly from: number;
  readonly until: number;
}

/** Every mention of what is meant at a place, that place among them, in order. */
export function namesakesOf(names: Names, { index, mention }: Placed, within?: Blocks): readonly Placed[] {
  if (isOfBody(mention)) return mentionsInBlock(names, index, mention);
  const all = mentionsOfName(names, mention, mention.kind === 'variable' ? undefined : within);
  if (mention.kind !== 'variable' || all.some((each) => reachesAnyBlock(names, each))) return all;
  const owners = new Set(all.filter((each) => setsForItself(names, each)).map((each) => each.index));
  return all.filter((each) => (owners.has(index) ? each.index === index : !owners.has(each.index)));
}

/** What is called so in one message has nothing to do with what is called so in another. */
export function isOfBody({ kind }: Pick<Mention, 'kind'>): boolean {
  return kind === 'content-id' || kind === 'boundary' || kind === 'payload-type' || kind === 'mid';
}

/** Every mention of a name, whatever is meant by it. */
export function mentionsOfName(
  names: Names,
  { kind, name, scope }: Pick<Mention, 'kind' | 'name' | 'scope'>,
  { from, until }: Blocks = { from: 0, until: names.size },
): readonly Placed[] {
  const found: Placed[] = [];
  const mayHold = searchFor(kind, name);
  for (let index = Math.max(0, from); index < Math.min(until, names.size); index += 1) {
    if (mayHold(names.blockOf(index).text)) found.push(...mentionsInBlock(names, index, { kind, name, scope }));
  }
  return found;
}

/** RFC 3261 §7.3.1: tokens are compared without their case, as tags and branches are; §20.8: a Call-ID is compared as it stands. */
export function isSameName(kind: Mention['kind'], one: string, other: string): boolean {
  return one === other || (ignoresCase(kind) && one.toLowerCase() === other.toLowerCase());
}

function ignoresCase(kind: Mention['kind']): boolean {
  return kind === 'tag' || kind === 'branch';
}

/** Leaves out the blocks in which the name cannot stand, so that few are looked at closely. In a URI it may have escapes. */
function searchFor(kind: Mention['kind'], name: string): (text: string) => boolean {
  const isInUri = (text: string): boolean => text.includes('?') && text.search(replacesInUri) !== -1;
  const lower = name.toLowerCase();
  if (ignoresCase(kind)) return (text) => text.toLowerCase().includes(lower) || (kind === 'tag' && isInUri(text));
  return kind === 'call-id' ? (text) => text.includes(name) || isInUri(text) : (text) => text.includes(name);
}

function mentionsInBlock(
  names: Names,
  index: number,
  { kind, name, scope }: Pick<Mention, 'kind' | 'name' | 'scope'>,
): Placed[] {
  const isSame = (mention: Mention): boolean =>
    mention.kind === kind && isSameName(kind, mention.name, name) && mention.scope === scope;
  return names
    .mentionsIn(index)
    .filter(isSame)
    .map((mention) => ({ index, mention }));
}

/** A message that sets a variable itself does not see the file's: the nearest counts. */
function setsForItself(names: Names, { index, mention }: Placed): boolean {
  return mention.by !== undefined && !isForFile(names, index);
}

/**
 * A captured value, and one that is asked for once for the file, come before what any block sets; and what the file says with
 * a variable in it takes the value that each message gives that variable. Then the name is one in all of the file.
 */
function reachesAnyBlock(names: Names, { index, mention }: Placed): boolean {
  return mention.by === 'capture' || (mention.by !== 'line' && isForFile(names, index));
}

function isForFile(names: Names, index: number): boolean {
  return names.blockOf(index).message === undefined;
}
