/** A variable whose value takes its place wherever it is used, and whose line goes. */

import type { Edit } from '../../sip/problem.ts';
import { spanOf } from '../../sip/span.ts';
import { replace } from '../../sip/syntax/edit.ts';
import { beginsLine } from '../../sip/syntax/lines.ts';
import type { Block, Variable } from '../../sip/syntax/tree.ts';
import { type Names, namesakesOf, type Placed } from '../namesakes.ts';

/** Edits of one of the blocks that use it. */
export interface BlockEdit {
  readonly index: number;
  readonly edit: Edit;
}

export interface Inlining {
  readonly name: string;
  readonly edits: readonly BlockEdit[];
}

/** Puts the value in for a variable that one line sets; nothing where something else may give it another value, or where the value would mean something else. */
export function inlining(names: Names, place: Placed): Inlining | undefined {
  if (place.mention.kind !== 'variable') return undefined;
  const all = namesakesOf(names, place);
  const setters = all.filter(({ mention }) => mention.by !== undefined);
  const uses = all.filter(({ mention }) => mention.by === undefined);
  const [setter] = setters;
  if (setter === undefined || setters.length > 1 || setter.mention.by !== 'line' || uses.length === 0) return undefined;
  const line = lineOf(names.blockOf(setter.index), setter);
  // A value that names itself has none.
  const isOwn = ({ index, mention }: Placed): boolean =>
    index === setter.index && line !== undefined && line.start <= mention.start && mention.start < line.end;
  if (line === undefined || uses.some(isOwn)) return undefined;
  const edits = uses.map(({ index, mention }) => {
    const block = names.blockOf(index);
    const template = block.templates.find(({ expression }) => expression.start === mention.start);
    if (template === undefined || !fits(line.value.text, block, template.start)) return undefined;
    return { index, edit: replace(spanOf(template.start, template.end), line.value.text) };
  });
  if (edits.some((each) => each === undefined)) return undefined;
  const removal = { index: setter.index, edit: replace(spanOf(line.start, line.end), '') };
  return { name: place.mention.name, edits: [removal, ...edits.filter((each) => each !== undefined)] };
}

function lineOf({ preamble }: Block, { mention }: Placed): Variable | undefined {
  return preamble.find((line): line is Variable => line.kind === 'variable' && line.name.start === mention.start);
}

/** At the start of a line some signs mean something, and with `# @escapes` a backslash does. */
function fits(value: string, { text, escapes }: Block, at: number): boolean {
  if (escapes && value.includes('\\')) return false;
  return !beginsLine(text, at) || !/^[#<@\\\s]|^$/u.test(value);
}
