/** Which message of a file is meant: the only one, the n-th, or the one of a name. */

import { titleOf } from '../features/symbols.ts';
import { visibleLine } from '../features/visible.ts';
import { directiveOf, nameOf } from '../sip/directives/read.ts';
import { awaitedBy } from '../sip/directives/scene.ts';
import type { PlacedBlock, SipFile } from '../sip/syntax/tree.ts';
import { Failure } from './failure.ts';

/** So many are listed where none was chosen. */
const mostListed = 12;

export function chooseMessage({ blocks }: SipFile, file: string, which: string | undefined): PlacedBlock {
  const messages = messagesOf(blocks);
  if (messages.length === 0) throw new Failure('no-message', { file });
  const [first] = messages;
  if (which === undefined && messages.length === 1 && first !== undefined) return first;
  const list = listOf(messages);
  if (which === undefined) throw new Failure('which-message', { file, count: messages.length, list });
  const chosen = messages.find(isCalled(which)) ?? (/^\d{1,9}$/u.test(which) ? messages[Number(which) - 1] : undefined);
  if (chosen === undefined) throw new Failure('no-such-message', { file, message: which, list });
  return chosen;
}

/** Those that can be sent, or wait for what is. */
export function messagesOf(blocks: readonly PlacedBlock[]): readonly PlacedBlock[] {
  return blocks.filter(hasMessage);
}

function hasMessage({ block }: PlacedBlock): boolean {
  return block.message !== undefined || directiveOf(block, 'send-file') !== undefined || awaitedBy(block).length > 0;
}

function isCalled(name: string): (placed: PlacedBlock) => boolean {
  return ({ block }) => directiveOf(block, 'name')?.value.text === name || block.separator?.title.text === name;
}

function listOf(messages: readonly PlacedBlock[]): string {
  const listed = messages.slice(0, mostListed).map((each, index) => `${index + 1} ${nameIn(each)}`);
  return [...listed, ...(messages.length > mostListed ? ['…'] : [])].join(', ');
}

function nameIn({ block }: PlacedBlock): string {
  const { message } = block;
  return visibleLine(nameOf(block) ?? (message === undefined ? '' : titleOf(message.startLine)), 40);
}
