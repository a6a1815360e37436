/** Which messages of a file are sent, and how one calls another. */

import { defaultsOf, directivesNamed, namesOf } from '../sip/directives/read.ts';
import { blocksBefore, loopOf } from '../sip/directives/sequence.ts';
import type { PlacedBlock } from '../sip/syntax/tree.ts';
import type { Member } from '../ua/sequence.ts';
import type { Parsed } from './arguments.ts';
import { chooseMessage, messagesOf } from './choose.ts';
import { Failure } from './failure.ts';
import type { MessageFile } from './lone-message.ts';

export interface FileMember extends Member {
  readonly file: MessageFile;
  readonly placed: PlacedBlock;
  /** Which message of its file it is, counted from 1. */
  readonly number: number;
  /** True where no other message leaves with it, by what its block says. */
  readonly isSingle: boolean;
}

/** The chosen one, or all, or all with a tag. */
export function membersOf(file: MessageFile, { flags, values }: Parsed): readonly FileMember[] {
  const { blocks, source } = file;
  const tag = values.get('tag');
  if (!flags.has('all') && tag === undefined)
    return [memberOf(file, chooseMessage({ blocks }, source.name, values.get('message')))];
  const all = messagesOf(blocks).map((placed) => memberOf(file, placed));
  const chosen = tag === undefined ? all : all.filter(({ placed }) => tagsOf(placed).has(tag.toLowerCase()));
  if (chosen.length === 0)
    throw new Failure(tag === undefined ? 'no-message' : 'no-such-tag', { file: source.name, tag: tag ?? '' });
  return chosen;
}

/** The message of a name: in the same file, else in those that it imports. */
export function memberNamed(name: string, { file, block }: FileMember): FileMember | undefined {
  const here = messageNamed(file, name);
  if (here !== undefined) return here;
  const imports = [block, ...file.defaults].flatMap((each) => directivesNamed(each, 'import'));
  for (const path of new Set(imports.map(({ value }) => value.text))) {
    const other = file.imported(path);
    const found = other === undefined ? undefined : messageNamed(other, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function messageNamed(file: MessageFile, name: string): FileMember | undefined {
  const placed = messagesOf(file.blocks).find((each) => namesOf(each.block).includes(name));
  return placed && memberOf(file, placed);
}

function memberOf(file: MessageFile, placed: PlacedBlock): FileMember {
  const { block } = placed;
  const number = messagesOf(file.blocks).indexOf(placed) + 1;
  return {
    key: `${file.source.name}#${number}`,
    block,
    defaults: defaultsOf(file.blocks.map((each) => each.block)),
    file,
    placed,
    number,
    isSingle: blocksBefore(block).length === 0 && loopOf(block) === undefined,
  };
}

function tagsOf({ block }: PlacedBlock): ReadonlySet<string> {
  const words = directivesNamed(block, 'tag').flatMap(({ value }) => value.text.split(','));
  return new Set(words.map((word) => word.trim().toLowerCase()));
}
