/** Which fixes of problems can be applied together, and a block or a file after all that are safe were. */

import type { BlockResult } from '../rules/lint.ts';
import type { Edit, Problem } from '../sip/problem.ts';
import { spanOf } from '../sip/span.ts';
import { applyEdits } from '../sip/syntax/edit.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Block, SipFile } from '../sip/syntax/tree.ts';

/** A fix may bring another problem to light; so many times over it is looked again. */
const rounds = 10;

/** One edit that applies the safe fixes of a block, and those of what they bring to light; nothing when there are none. */
export function fixAll(
  block: Block,
  problemsOf: (block: Block) => readonly Problem[],
  parse: (text: string) => Block,
): Edit | undefined {
  let current = block;
  for (let round = 0; round < rounds; round += 1) {
    const edits = safeEdits(problemsOf(current));
    const text = edits.length === 0 ? current.text : applyEdits(current.text, edits);
    if (text === current.text) break;
    current = parse(text);
  }
  return difference(block.text, current.text);
}

/** A text after all safe fixes of its blocks. A fix may add or remove blocks, so the whole is looked at again. */
export function fixFile(text: string, check: (file: SipFile) => readonly BlockResult[]): string {
  let current = text;
  for (let round = 0; round < rounds; round += 1) {
    const file = parseFile(current);
    const results = check(file);
    const texts = file.blocks.map(({ block }, index) => fixed(block.text, results[index]?.problems ?? []));
    const next = texts.join('');
    if (next === current) break;
    current = next;
  }
  return current;
}

function fixed(text: string, problems: readonly Problem[]): string {
  const edits = safeEdits(problems);
  return edits.length === 0 ? text : applyEdits(text, edits);
}

/** The edits of the likeliest fix of each problem where that is safe; of fixes that touch the same text only the first. */
export function safeEdits(problems: readonly Problem[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const { fixes } of problems) {
    const [fix] = fixes;
    if (fix?.safe === true && !fix.edits.some((edit) => chosen.some((other) => overlaps(edit, other)))) {
      chosen.push(...fix.edits);
    }
  }
  return chosen;
}

/** The smallest single edit that makes one text of another. */
export function difference(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let behind = 0;
  while (behind < limit - start && before.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  return { ...spanOf(start, before.length - behind), text: after.slice(start, after.length - behind) };
}

/** Insertions at one place go together, unless they are the same text: then two problems have one fix. */
function overlaps(one: Edit, other: Edit): boolean {
  const isInsertion = one.start === one.end && other.start === other.end;
  if (isInsertion) return one.start === other.start && one.text === other.text;
  return one.start < other.end && other.start < one.end;
}
