/** Outlines and folds of every message that others wrote: what lies within lies wholly within, and neighbours do not touch. */

import { foldsOf } from '../../server/src/features/folding.ts';
import type { OutlineEntry } from '../../server/src/features/outline-entry.ts';
import { outlineOf } from '../../server/src/features/symbols.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import type { Sample } from './corpus.ts';

/** A line for each block that is shown otherwise. */
export function faultsInStructure(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const faults: string[] = [];
  let count = 0;
  for (const { name, text } of samples)
    for (const { block } of parseFile(text).blocks) {
      count += 1;
      const entry = outlineOf(block);
      if (entry !== undefined && !isNested(entry)) faults.push(`${name}: its outline does not nest`);
      if (!areFoldable(block)) faults.push(`${name}: its folds lie across each other`);
    }
  say(`${count} outlines and their folds`);
  return faults;
}

function isNested({ start, end, focus, children }: OutlineEntry): boolean {
  const isAround = start <= focus.start && focus.end <= end;
  return (
    isAround &&
    children.every((child, index) => {
      const next = children[index + 1];
      return (
        start <= child.start && child.end <= end && (next === undefined || child.end < next.start) && isNested(child)
      );
    })
  );
}

function areFoldable(block: Block): boolean {
  const folds = foldsOf(block);
  return folds.every((one) =>
    folds.every(
      (other) =>
        one === other ||
        (one.start !== other.start && !(one.start < other.start && other.start < one.end && one.end < other.end)),
    ),
  );
}
