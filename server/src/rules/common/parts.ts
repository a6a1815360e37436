/** What the rules about bodies and their parts share: examples, whether a part is still being typed, and fixes that keep Content-Length right. */

import type { BodyDefinition, Part, PartAs } from '../../sip/bodies/body.ts';
import { partsAs, partsOf } from '../../sip/bodies/index.ts';
import { utf8Length } from '../../sip/encoding.ts';
import type { Edit } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { replaceValue } from '../../sip/syntax/edit.ts';
import { endOfLine } from '../../sip/syntax/lines.ts';
import type { Block } from '../../sip/syntax/tree.ts';
import type { Context } from '../context.ts';
import { bodyEndOf } from './bodies.ts';
import { changed, smallRequest } from './examples.ts';
import { fieldNamed } from './head.ts';

/** The parts of a block that were read by a definition; in a raw block nothing stands for anything else. */
export function partsReadAs<Tree>(block: Block, definition: BodyDefinition<Tree>): readonly PartAs<Tree>[] {
  return block.message?.body === undefined ? [] : partsAs(block, definition);
}

/** All parts of a block, the body among them. */
export function partsIn(block: Block): readonly Part[] {
  return block.message?.body === undefined ? [] : partsOf(block);
}

/** True when nobody is in the midst of typing a part: something ends it, or Content-Length counts all that stands there. */
export function isDone(block: Block, part: Part, context: Context): boolean {
  return part.isEnded || bodyEndOf(block, context)?.verdict === 'matches';
}

/** The same for what stands somewhere in a part: only in its last line somebody may be typing. */
export function isTyped(block: Block, part: Part, context: Context, { end }: Span): boolean {
  return endOfLine(block.text, end) < part.end || isDone(block, part, context);
}

/** The line in which a place lies, up to the end of the part. */
export function lineIn({ source, end }: Part, at: number): Span {
  return spanOf(at, Math.min(endOfLine(source, at), end));
}

/** Edits of the body, with that of a Content-Length that was right before. */
export function keepingLength(block: Block, context: Context, edits: readonly Edit[]): readonly Edit[] {
  const { message } = block;
  const end = bodyEndOf(block, context);
  const field = message === undefined ? undefined : fieldNamed(message, 'content-length');
  if (field === undefined || end?.verdict !== 'matches') return edits;
  const lineEnd = end.chosen.eol === 'lf' ? '\n' : '\r\n';
  const size = (text: string): number => {
    return context.byteLength(end.chosen.eol === 'asis' ? text : text.replaceAll(/\r\n|\r|\n/gu, lineEnd));
  };
  const inBody = edits.filter(({ start }) => start >= (message?.body?.start ?? 0));
  const added = inBody.reduce((sum, edit) => sum + size(edit.text) - size(block.text.slice(edit.start, edit.end)), 0);
  return added === 0 ? edits : [replaceValue(field, String(end.chosen.size + added)), ...edits];
}

/** A request with a body of a type, marks and all; its Content-Length counts every line of it. */
export function bodyExample(type: string, ...body: readonly string[]): string {
  const lines = body.flatMap((line) => line.split('\n'));
  const written = lines.filter((line) => !/^ *\^+ /u.test(line));
  const size = written.reduce((sum, line) => sum + utf8Length(line) + 2, 0);
  const head = changed(smallRequest.slice(0, -2), {
    'Content-Length': `Content-Type: ${type}\nContent-Length: ${size}`,
  });
  return [...head, '', ...lines, ''].join('\n');
}
