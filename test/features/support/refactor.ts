/** Refactorings of a marked text: `|` is the cursor, two of them a selection. */

import assert from 'node:assert/strict';
import type { Refactoring, RefactoringPlace } from '../../../server/src/features/refactor/refactoring.ts';
import { refactoringsAt } from '../../../server/src/features/refactor/refactorings.ts';
import { defaultsOf, nameOf } from '../../../server/src/sip/directives/read.ts';
import { spanOf } from '../../../server/src/sip/span.ts';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import { edited } from '../../support/disjoint.ts';

export function offersIn(marked: string): { readonly text: string; readonly offers: readonly Refactoring[] } {
  const [before = '', selected = '', behind] = marked.split('|');
  const text = behind === undefined ? before + selected : before + selected + behind;
  const file = parseFile(text);
  const blocks = file.blocks.map(({ block }) => block);
  const placed = file.blocks.findLast(({ start }) => start <= before.length);
  assert.ok(placed !== undefined);
  const start = before.length - placed.start;
  const place: RefactoringPlace = {
    block: placed.block,
    defaults: defaultsOf(blocks),
    selection: spanOf(start, behind === undefined ? start : start + selected.length),
    others: () => blocks.filter((each) => each !== placed.block),
    isNameTaken: (name) => blocks.some((each) => nameOf(each) === name),
  };
  return { text: placed.block.text, offers: refactoringsAt(place) };
}

/** The block after the offer of a title; several of one title are told apart by their arguments. */
export function refactored(
  marked: string,
  title: string,
  wanted: (offer: Refactoring) => boolean = () => true,
): string {
  const { text, offers } = offersIn(marked);
  const offer = offers.find((each) => each.title === title && wanted(each));
  assert.ok(offer !== undefined, `${title} is not among ${offers.map((each) => each.title).join(', ')}`);
  return edited(text, offer.edits);
}

export function titlesIn(marked: string): string[] {
  return offersIn(marked).offers.map(({ title }) => title);
}
