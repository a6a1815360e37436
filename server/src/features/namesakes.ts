/** Which mentions of a name in a file mean the same thing. */

import type { Block } from '../sip/syntax/tree.ts';
import type { Mention } from './mentions.ts';

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

/** Every mention of what is meant at a place, that place among them, in order. */
export function namesakesOf(names: Names, { index, mention }: Placed): readonly Placed[] {
  if (isOfBody(mention)) return mentionsInBlock(names, index, mention);
  const all = mentionsOfName(names, mention);
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
): readonly Placed[] {
  const found: Placed[] = [];
  for (let index = 0; index < names.size; index += 1) {
    if (names.blockOf(index).text.includes(name)) found.push(...mentionsInBlock(names, index, { kind, name, scope }));
  }
  return found;
}

function mentionsInBlock(
  names: Names,
  index: number,
  { kind, name, scope }: Pick<Mention, 'kind' | 'name' | 'scope'>,
): Placed[] {
  const isSame = (mention: Mention): boolean =>
    mention.kind === kind && mention.name === name && mention.scope === scope;
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
