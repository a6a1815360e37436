/** Refactorings that claim to say the same do, and are done with it, at every line of every message that others wrote. */

import type { Refactoring } from '../../server/src/features/refactor/refactoring.ts';
import { rewritings } from '../../server/src/features/refactor/refactorings.ts';
import { spanOf } from '../../server/src/sip/span.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseBlock, parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import { areDisjoint } from '../support/disjoint.ts';
import { meaningOf } from '../support/same-message.ts';
import type { Sample } from './corpus.ts';

/** What is offered on the start line is about the whole message. */
const ofMessage: ReadonlySet<string> = new Set([
  'refactor-all-long',
  'refactor-all-compact',
  'refactor-unfold-all',
  'refactor-order',
]);

/** A line for each refactoring that changed what a message says. */
export function faultsInRefactorings(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const faults: string[] = [];
  let count = 0;
  for (const { name, text } of samples) {
    for (const { block } of parseFile(text).blocks) {
      const before = JSON.stringify(meaningOf(block.text));
      for (const offer of offersIn(block)) {
        count += 1;
        const { title, edits } = offer;
        const changed = applyEdits(block.text, edits);
        if (!areDisjoint(edits)) faults.push(`${name}: ${title} has edits upon each other`);
        else if (changed === block.text) faults.push(`${name}: ${title} changes nothing`);
        else if (JSON.stringify(meaningOf(changed)) !== before) faults.push(`${name}: ${title} changes what is said`);
        else if (isOfferedAgain(changed, offer)) faults.push(`${name}: ${title} is not done with once`);
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
  return [message.startLine, ...message.fields].flatMap(({ start }) => offersAt(block, start));
}

/** True where the changed text is offered the same change once more: at the start line, or at the field that was changed first. */
function isOfferedAgain(changed: string, { title, args, edits: [edit] }: Refactoring): boolean {
  const block = parseBlock(changed);
  const place = ofMessage.has(title) ? block.message?.startLine.start : edit?.start;
  const isSame = (offer: Refactoring) => offer.title === title && JSON.stringify(offer.args) === JSON.stringify(args);
  return place !== undefined && offersAt(block, place).some(isSame);
}

function offersAt(block: Block, start: number): readonly Refactoring[] {
  const surroundings = { defaults: [], others: () => [], isNameTaken: () => false };
  return rewritings({ ...surroundings, block, selection: spanOf(start, start) });
}
