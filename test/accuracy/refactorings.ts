/** Refactorings that claim to say the same do, at every line of every message that others wrote. */

import type { Refactoring } from '../../server/src/features/refactor/refactoring.ts';
import { rewritings } from '../../server/src/features/refactor/refactorings.ts';
import { spanOf } from '../../server/src/sip/span.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import { meaningOf } from '../support/same-message.ts';
import type { Sample } from './corpus.ts';

/** A line for each refactoring that changed what a message says. */
export function faultsInRefactorings(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const faults: string[] = [];
  let count = 0;
  for (const { name, text } of samples) {
    for (const { block } of parseFile(text).blocks) {
      const before = JSON.stringify(meaningOf(block.text));
      for (const { title, edits } of offersIn(block)) {
        count += 1;
        const changed = applyEdits(block.text, edits);
        if (changed === block.text) faults.push(`${name}: ${title} changes nothing`);
        else if (JSON.stringify(meaningOf(changed)) !== before) faults.push(`${name}: ${title} changes what is said`);
      }
    }
  }
  say(`${count} refactorings tried`);
  return faults;
}

/** What is offered on the start line and on each field. */
function offersIn(block: Block): readonly Refactoring[] {
  const { message } = block;
  if (message === undefined) return [];
  const places = [message.startLine, ...message.fields].map(({ start }) => spanOf(start, start));
  const surroundings = { block, defaults: [], others: () => [], isNameTaken: () => false };
  return places.flatMap((selection) => rewritings({ ...surroundings, selection }));
}
