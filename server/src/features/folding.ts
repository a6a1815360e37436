/** What can be folded away: blocks, the heads and bodies of messages, header fields and comments of several lines. */

import { partsOf, treeIn } from '../sip/bodies/index.ts';
import { multipart } from '../sip/bodies/multipart.ts';
import { sdp } from '../sip/bodies/sdp.ts';
import { type Span, spanOf } from '../sip/span.ts';
import { isBlank, isLineEnd } from '../sip/syntax/lines.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';

/** A stretch whose first line stays in sight. */
export interface Fold extends Span {
  readonly kind: 'block' | 'head' | 'field' | 'body' | 'part' | 'media' | 'comment';
}

/** The folds of a block; those of one line are left out, since there is nothing to fold, and of those that begin in one line an editor shows only one. */
export function foldsOf(block: Block): readonly Fold[] {
  const message = block.message === undefined ? [] : messageFolds(block.message);
  const comments = commentFolds(block);
  // Comments above a message without a title say what the block is about: they fold by themselves.
  const whole = blockFold(block).filter(({ start }) => !comments.some((each) => each.start === start));
  const folds = [...whole, ...comments, ...message, ...partFolds(block)];
  const begun = new Set<number>();
  return folds.filter((fold) => {
    if (begun.has(fold.start) || !hasSeveralLines(block.text, fold)) return false;
    begun.add(fold.start);
    return true;
  });
}

/** A block that begins with its start line is folded by its head and its body. */
function blockFold(block: Block): Fold[] {
  const start = block.separator?.start ?? block.preamble.find((line) => line.kind !== 'blank')?.start;
  return start === undefined ? [] : [fold('block', block.text, start, block.text.length)];
}

/** Runs of comments above the message, and of lines that `#` takes out of its head. */
function commentFolds({ text, preamble, message }: Block): Fold[] {
  const folds: Fold[] = [];
  for (const lines of [preamble, message?.head ?? []])
    for (let first = 0; first < lines.length; first += 1) {
      let after = first;
      while (/^(?:comment|remark)$/u.test(lines[after]?.kind ?? '')) after += 1;
      const [start, end] = [lines[first]?.start, lines[after - 1]?.end];
      if (after > first + 1 && start !== undefined && end !== undefined) folds.push(fold('comment', text, start, end));
      first = Math.max(first, after);
    }
  return folds;
}

function messageFolds({ source, startLine, head, fields, body }: Message): Fold[] {
  const folds: Fold[] = [];
  const last = head.at(-1);
  if (last !== undefined) folds.push(fold('head', source, startLine.start, last.end));
  folds.push(...fields.map(({ start, end }) => fold('field', source, start, end)));
  if (body !== undefined) folds.push(fold('body', source, body.start, body.end));
  return folds;
}

/** The parts of a body, each below its delimiter, since the first one's is the first line of the body; and the streams of session descriptions. */
function partFolds(block: Block): Fold[] {
  return partsOf(block).flatMap((part) => {
    const parts = (treeIn(part, multipart)?.parts ?? []).map((each) => fold('part', block.text, each.start, each.end));
    const streams = (treeIn(part, sdp)?.media ?? []).map(({ start, end }) => fold('media', block.text, start, end));
    return [...parts, ...streams];
  });
}

/** Empty lines at the end stay in sight, as what keeps things apart. */
function fold(kind: Fold['kind'], text: string, start: number, end: number): Fold {
  let to = end;
  while (to > start && isEmpty(text.charCodeAt(to - 1))) to -= 1;
  return { kind, ...spanOf(start, to) };
}

function isEmpty(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}

function hasSeveralLines(text: string, { start, end }: Span): boolean {
  for (let at: number = start; at < end; at += 1) if (isLineEnd(text.charCodeAt(at))) return true;
  return false;
}
