/** What stands under a place in a body: a header field of a part, a delimiter between parts, or the content of the innermost part. */

import { type BlockOffset, touches } from '../span.ts';
import type { Block, Field } from '../syntax/tree.ts';
import type { Part } from './body.ts';
import { cpim } from './cpim.ts';
import { partsOf, treeIn } from './index.ts';
import { type Delimiter, multipart } from './multipart.ts';

export type BodyPlace =
  | { readonly kind: 'field'; readonly part: Part; readonly field: Field }
  /** The parts that a delimiter begins and that there are; none for one that closes the body. */
  | { readonly kind: 'delimiter'; readonly part: Part; readonly delimiter: Delimiter; readonly number: number }
  | { readonly kind: 'cpim-header'; readonly part: Part; readonly field: Field }
  | { readonly kind: 'content'; readonly part: Part };

/** Nothing where the block has no body there that can be read. */
export function bodyPlaceAt(block: Block, offset: BlockOffset): BodyPlace | undefined {
  let [part] = partsOf(block);
  if (part === undefined || !touches(part, offset)) return undefined;
  for (;;) {
    const inner: Part | undefined = part.parts.find(
      (each) => each.start <= offset && offset <= each.end && each.end > each.start,
    );
    if (inner === undefined) return inHeads(part, offset) ?? { kind: 'content', part };
    part = inner;
  }
}

function inHeads(part: Part, offset: BlockOffset): BodyPlace | undefined {
  for (const inner of part.parts) {
    const field = inner.isInFragment === true ? undefined : fieldAt(inner.fields, offset);
    if (field !== undefined) return { kind: 'field', part: inner, field };
  }
  const header = fieldAt(treeIn(part, cpim)?.fields ?? [], offset);
  if (header !== undefined) return { kind: 'cpim-header', part, field: header };
  const delimiters = treeIn(part, multipart)?.delimiters ?? [];
  const index = delimiters.findIndex((each) => touches(each, offset));
  const delimiter = delimiters[index];
  if (delimiter === undefined) return undefined;
  return { kind: 'delimiter', part, delimiter, number: delimiter.closes ? 0 : index + 1 };
}

function fieldAt(fields: readonly Field[], offset: BlockOffset): Field | undefined {
  return fields.find(({ start, value }) => start <= offset && offset <= value.end);
}
