/** Whether a name can be given to what is called something else now. */

import { readExpression } from '../sip/expression.ts';
import type { Mention } from './mentions.ts';
import { mentionsOfName, type Names, namesakesOf, type Placed } from './namesakes.ts';
import { visible } from './visible.ts';

/** Why something cannot be renamed: keys of sentences. */
export type RenameFault = 'rename-nothing' | 'rename-elsewhere' | 'rename-malformed' | 'rename-taken';

/** Why what stands at a place cannot be renamed at all; nothing when it can. */
export function renameFault(names: Names, place: Placed | undefined): RenameFault | undefined {
  if (place === undefined || (place.mention.kind !== 'variable' && place.mention.kind !== 'block'))
    return 'rename-nothing';
  return namesakesOf(names, place).some(({ mention }) => mention.by !== undefined) ? undefined : 'rename-elsewhere';
}

/** Why it cannot be called so; nothing when it can. */
export function newNameFault(names: Names, place: Placed, name: string): RenameFault | undefined {
  const { kind } = place.mention;
  const namesakes = namesakesOf(names, place);
  if (name !== visible(name) || /[{}\n]/u.test(name)) return 'rename-malformed';
  if (!(kind === 'variable' ? canNameVariable(name) : canNameBlock(name, namesakes))) return 'rename-malformed';
  return mentionsOfName(names, { kind, name }).length > 0 ? 'rename-taken' : undefined;
}

/** It has to be read as a variable both where it is set and between braces. */
function canNameVariable(name: string): boolean {
  return /^[^\s=]+$/u.test(name) && readExpression(name).kind === 'variable';
}

/** Behind `###` and `# @name` any line will do; in `{{…}}` it is followed by a stop. */
function canNameBlock(name: string, namesakes: readonly Placed[]): boolean {
  if (!/^[^#=\s]/u.test(name)) return false;
  if (!namesakes.some(({ mention }: { readonly mention: Mention }) => mention.inTemplate === true)) return true;
  const read = readExpression(`${name}.response`);
  return read.kind === 'reference' && read.block === name;
}
