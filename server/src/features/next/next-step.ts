/** A request that may come next in an exchange, and how it is put into the file: a block below, with a sentence on what it is for. */

import type { Arguments, Edit } from '../../sip/problem.ts';
import { parseBlock } from '../../sip/syntax/parse.ts';
import { asWritten } from '../insert-answer.ts';
import { blockBelow, hasMessage, type MessageBlock, type NewMessage } from '../refactor/new-block.ts';
import { visibleLine } from '../visible.ts';
import type { Words } from '../words.ts';

export interface NextStep {
  /** Its title is `next-…` in `texts/…/features.ts`, what it is for `next-…-why`. */
  readonly kind: string;
  readonly args: Arguments;
  readonly made: NewMessage;
  /** Of a call that has several dialogs: the To tag of the one that it belongs to. */
  readonly fork?: string;
  /** `# @…` lines above it. */
  readonly directives: readonly string[];
}

export function titleOf({ kind, args, fork }: NextStep, words: Words): string {
  const step = visibleLine(words('features', `next-${kind}`, args) ?? kind);
  return fork === undefined ? step : (words('features', 'next-of-fork', { step, tag: visibleLine(fork, 32) }) ?? step);
}

/** The same in a word or two where there are such, since what can be done with a call must find room above one line. */
export function lensTitleOf(step: NextStep, words: Words): string {
  const isShort = words('features', `next-${step.kind}-lens`, step.args) !== undefined;
  return titleOf(isShort ? { ...step, kind: `${step.kind}-lens` } : step, words);
}

export function insertionOf(step: NextStep, below: MessageBlock, words: Words): Edit {
  const { kind, args, made, directives } = step;
  const why = words('features', `next-${kind}-why`, args);
  const above = [...(why === undefined ? [] : [`# ${why}`]), ...directives];
  const [first = ''] = made.startLine.split(' ', 1);
  return blockBelow(below, first === 'SIP/2.0' ? made.startLine.slice(first.length + 1) : first, made, above);
}

/** A message as it was on the wire, read as a block in which nothing of it is obeyed; nothing where it has no start line. */
export function wireBlock(text: string): MessageBlock | undefined {
  return writtenBlock(asWritten(text.replaceAll('\r\n', '\n')));
}

/** The same of a message as a file would hold it. */
export function writtenBlock(text: string): MessageBlock | undefined {
  const block = parseBlock(text);
  return hasMessage(block) && block.message.startLine.kind !== 'broken' ? block : undefined;
}
