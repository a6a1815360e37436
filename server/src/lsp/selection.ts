/** What a selection grows to, from the word under each cursor up to the whole file. */

import type { Range, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionsAt } from '../features/selection.ts';
import { inBlock } from '../sip/span.ts';
import type { Position } from './block-list.ts';
import { rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

export function selectionRanges(
  _session: Session,
  document: OpenDocument,
  { positions }: SelectionRangeParams,
): SelectionRange[] {
  return positions.map((position) => selectionAt(document, position));
}

function selectionAt(document: OpenDocument, position: Position): SelectionRange {
  const { blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const inside = selectionsAt(blocks.treeOf(index), inBlock(offset)).map((span) => rangeOf({ document, index }, span));
  const file: Range = { start: { line: 0, character: 0 }, end: blocks.positionAt(blocks.length) };
  const ranges = blocks.size === 1 ? inside.slice(0, -1) : inside;
  return ranges.reduceRight<SelectionRange>((parent, range) => ({ range, parent }), { range: file });
}
